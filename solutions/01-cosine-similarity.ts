// ---
// jupyter:
//   kernelspec:
//     display_name: TypeScript
//     language: typescript
//     name: tslab
// ---

// %% [markdown]
// # 1 · How alike are two pictures?
//
// A network turns a picture into a list of numbers. To learn by comparison, it needs a way to compare two such
// lists. This notebook builds that one measure, the *cosine similarity*, and takes it to real handwritten digits.
//
// **Afterwards you can**
//
// - say why one would learn without labels, and what a pretext task is;
// - tell an anchor, a positive and a negative apart;
// - compute the cosine similarity of a whole batch without a loop, and say when it beats a distance;
// - compare every picture with every other by one matrix product;
// - read a similarity heatmap, and measure what a network knows before it has learnt anything.
//
// **You need** to have programmed a little and to know what a vector is. TypeScript you can pick up on the way.
//
// **Time:** about an hour for you, less than a minute for the computer.

// %% [markdown]
// ## How to use this notebook
//
// - **Run a cell:** click it, press <kbd>Shift</kbd> + <kbd>Enter</kbd>. Go from top to bottom. A number in the
//   brackets on the left says that the cell has run, a star that it is still running.
// - **✎ is for you.** Put your code in place of the line `throw new Error('TODO: …')`, run the cell, then the
//   check below it. The check says what it saw. Try as often as you like. If the cell itself turns red, nothing
//   new was defined: mend it before you check.
// - **Stuck?** Under every check is a cell for hints. Each run gives one more.
// - **Skipped one?** The notebook goes on with the library's version and says so.
// - **A cell takes too long?** Press ■ in the toolbar. Your variables stay.
// - **Looking for a function?** Write `tf.` or `lib.` and press <kbd>Tab</kbd>. <kbd>Shift</kbd> + <kbd>Tab</kbd>
//   on a name explains it.
//
// The first cell takes a few seconds: it loads [TensorFlow.js](https://js.tensorflow.org), which computes, and the
// course's own library, which draws and judges.

// %%
import * as tf from '@tensorflow/tfjs';
import { check, orLibrary } from '../checks';
import * as lib from '../lib';
import { heatmap, imageGrid, lines, pointsOnCircle, show, table, vectorPair } from '../lib';

const engine = await lib.useFastestEngine();
console.log(`Engine: ${engine.name} (${engine.reason})`);

// %% [markdown]
// ## 1 · Learning without labels
//
// A classifier learns from pictures that people have labelled, and labels are dear. A radiologist needs minutes
// for one scan. Marking cars in a million street scenes is dull, and is often done by people who are paid badly
// for it. Sometimes the classes cannot even be listed: a door that recognises faces would need one output for each
// of eight billion people.
//
// Pictures without labels cost next to nothing. **Self-supervised learning** uses them: the computer makes up a
// question to which it knows the answer, because it made the question itself. Such a question is called a
// **pretext task**. Nobody cares for the answer as such; but a network that finds it has learnt to see something.
//
// *An example.* Take the colours out of a photo and ask the network to paint them back. The right answer is at hand,
// it is the photo. To come close, the network must notice where the sky ends, and what is grass and what is a
// tomato. After this **pretraining** it has learnt enough about pictures for the task one is really after, the
// **downstream task**, to take far fewer labels.

// %% [markdown]
// ### ✎ Question 1: your own pretext task
//
// Choose any kind of data: photos, music, messages, the sensors of a bicycle. Invent a pretext task for it.
// What does the computer change or hide? What must the network answer? What does it have to understand for that?
// Two or three sentences will do. Two tasks are taken: painting colours back, and telling by how much a picture
// was rotated.
//
// *Double-click the cell below to write, <kbd>Shift</kbd> + <kbd>Enter</kbd> when you are done.*

// %% [markdown] answer="pretextTask" points=1
// <!-- BEGIN SOLUTION -->
// **One of many good answers.** Data: photos of streets. The computer cuts each photo into nine tiles and shuffles
// them; the network gets the tiles and must say in which order they belong. The label is the shuffle, which the
// computer drew itself. To solve it the network has to know that wheels are below car doors and roofs below the sky:
// the parts of things and where they sit.
//
// *What to look for in an answer:* the label comes for free, and cannot be found by a trick that needs no
// understanding (such as matching the cut edges of the tiles).
// <!-- END SOLUTION -->

// %% [markdown]
// ## 2 · Pairs
//
// In **contrastive learning** the pretext task is a comparison: *do these two show the same thing?* It takes three
// words to talk about it.
//
// - The **anchor** is the picture we look at.
// - A **positive** shows the same thing as the anchor; the two are a *positive pair*.
// - A **negative** shows something else; with the anchor it is a *negative pair*.
//
// Where do positives come from if there are no labels? From the anchor itself: crop it, tint it, flip it, and it
// still shows the same thing. Notebook 4 does that. Here we take digits with known labels, so that we can see
// whether our measure makes sense.

// %%
const digits = await lib.loadMnist({ split: 'test', limit: 1000 });
console.log(`${digits.count} handwritten digits of 28 × 28 pixels. ${digits.source}`);

const first = Array.from({ length: 30 }, (_, i) => i);
show(imageGrid(lib.subset(digits, first), { columns: 10, title: 'The first thirty' }));

// %%
const digit = 7; // change a digit and run the cell again
const otherDigit = 2;

const anchor = digits.labels.indexOf(digit);
const positive = digits.labels.indexOf(digit, anchor + 1); // the next one
const negative = digits.labels.indexOf(otherDigit);

const captions = ['anchor', `positive: another ${digit}`, `negative: a ${otherDigit}`];
show(imageGrid(lib.subset(digits, [anchor, positive, negative]), { columns: 3, captions }));

// %% [markdown]
// A network, the **encoder**, maps each picture to a vector, its **embedding**: from 28 · 28 = 784 pixels to, say,
// 128 numbers. A classifier is told what to answer for each picture. Contrastive learning leaves the numbers open
// and asks only how embeddings lie to each other: **the anchor's close to the positive's, far from the negative's**.
//
// Close by which measure? That is the question of this notebook.
//
// ## 3 · The angle between two vectors
//
// Picture each embedding as an arrow from the origin. Two numbers fit on paper, so here the arrows live in the plane.

// %%
show(vectorPair([3, 4], [4, 3], { names: ['anchor', 'positive'] }));

// %% [markdown]
// Anchor and positive point nearly the same way; the angle between them is small. The cosine makes a handy score
// of that angle: 1 for the same direction, 0 for a right angle, −1 for opposite directions, and every angle has its
// value in between. For two vectors of any length,
//
// $$ \cos(z_1, z_2) \;=\; \frac{z_1 \cdot z_2}{\lVert z_1 \rVert \, \lVert z_2 \rVert}
// \;=\; \frac{z_1}{\lVert z_1 \rVert} \cdot \frac{z_2}{\lVert z_2 \rVert} $$
//
// where $z_1 \cdot z_2$ multiplies the numbers pair by pair and adds up, and
// $\lVert z \rVert = \sqrt{z \cdot z}$ is the length of the arrow. On the right each arrow is first cut to
// length 1; then only its direction is left.
//
// *By hand, for the picture above:* $(3, 4) \cdot (4, 3) = 12 + 12 = 24$, both arrows have length 5, so the cosine of
// anchor and positive is $24 / 25 = 0.96$.
//
// *Your turn:* a negative lies at $(-3, 1)$. Is its cosine with the anchor above or below 0? Work it out, then put
// its numbers in place of `[4, 3]` in the cell above and run it.

// %% [markdown]
// ### Tensors in one minute
//
// A *tensor* is an array of numbers of any shape. Pictures are handled many at a time, in *batches*, and the embeddings
// of a batch are a tensor of shape `[N, D]`: N rows, one a picture, and D numbers in each. Operations work on all
// numbers at once, which is why no loops are needed, and they chain: `x.square().sum(1)`.

// %%
const x = tf.tensor2d([
  [3, 4],
  [0, 2],
]); // shape [2, 2]: two arrows in the plane
const y = tf.tensor2d([
  [1, 1],
  [5, -1],
]);

x.add(y).print(); // number by number; likewise .sub(), .mul(), .div()
x.sum(1).print(); // add up each row → [2]
x.sum(1, true).print(); // the same as a column → [2, 1]
x.sub(x.min(1, true)).print(); // a column goes with every column of x: "broadcasting"
tf.matMul(x, y, false, true).print(); // x · yᵀ: each row of x with each row of y

// %% [markdown]
// ### TypeScript in one minute
//
// - Tensors have no `+` and no `*`: it is `x.add(y)` and `x.mul(y)`, or `tf.add(x, y)` and `tf.mul(x, y)`.
// - `(v) => v * v` is a small function. `x: tf.Tensor2D` says that `x` is a tensor with two dimensions.
// - Such types are checked before a cell runs, and a cell that does not fit turns red. Two of the complaints
//   mean little. TypeScript loses count of the dimensions now and then: *Type 'Tensor<Rank>' is not assignable
//   to type 'Tensor2D'*. If you know that there are two, write `as tf.Tensor2D` behind the expression. And it
//   takes care of places in a list that may not be there: *Object is possibly 'undefined'*. If you know that it
//   is there, write `list[i]!` in place of `list[i]`.

// %% [markdown]
// ### ✎ Exercise 1: `cosineSimilarity`
//
// Write the formula for a batch. Row i of `z1` belongs to row i of `z2`; N pairs give N numbers. The types in the
// first line say the same: two tensors with two dimensions go in, one with one dimension comes out.
//
// - No loop: tensor operations from beginning to end. Networks are trained on batches of thousands.
// - A row of zeros points nowhere. Call its similarity 0, and see that no 0 / 0 happens: a tiny number such as
//   `1e-12`, added in the right place, is enough.
// - Put the work into `tf.tidy(() => { … return result; })`. It frees the tensors made on the way,
//   which JavaScript by itself would not.

// %% exercise="cosineSimilarity"
/**
 * Cosine of the angle between row i of z1 and row i of z2.
 *
 * z1, z2: [N, D]; the result: [N]
 */
function cosineSimilarity(z1: tf.Tensor2D, z2: tf.Tensor2D): tf.Tensor1D {
  // BEGIN SOLUTION
  return tf.tidy(() => {
    // Inside the root, so that the gradient at a row of zeros is finite too.
    const unit = (z: tf.Tensor2D): tf.Tensor2D => z.div(z.square().sum(1, true).add(1e-12).sqrt());
    return unit(z1).mul(unit(z2)).sum(1);
  });
  // END SOLUTION
}

// %% check="cosineSimilarity"
await check.cosineSimilarity(cosineSimilarity);

// %%
// Stuck? Take away the two slashes and run this cell. Each run gives one more hint.
// check.cosineSimilarity.hint();

// %% [markdown]
// ### Play: turn it, stretch it
//
// From here on `cosine` is your function (or the library's, as long as the exercise is open).
//
// **Predict first:** what is the cosine at 60°? At 90°, at 180°? And what happens to it when the second arrow gets
// ten times as long?

// %%
const cosine = orLibrary(cosineSimilarity, lib.cosineSimilarity);

const angle = 60; // degrees from the first arrow to the second
const length = 2; // of the second arrow; the first has length 1

const radians = (angle * Math.PI) / 180;
const second = [length * Math.cos(radians), length * Math.sin(radians)];
cosine(tf.tensor2d([[1, 0]]), tf.tensor2d([second])).print(); // what your function says
show(vectorPair([1, 0], second, { names: ['first', 'second'] }));

// %% [markdown]
// All angles at once: one batch of 181 pairs, one call of your function.

// %%
const degrees = Array.from({ length: 181 }, (_, i) => i);
const arrows = degrees.map((d) => [Math.cos((d * Math.PI) / 180), Math.sin((d * Math.PI) / 180)]);
const right = degrees.map(() => [1, 0]);
const cosines = Array.from(cosine(tf.tensor2d(right), tf.tensor2d(arrows)).dataSync());
show(lines({ cosine: cosines }, { x: degrees, xTitle: 'angle in degrees', yTitle: 'cosine' }));

// %% [markdown]
// The curve is flat at both ends and steep in the middle. Between 0° and 10° the cosine falls by 0.015 only, between
// 80° and 90° by 0.174. So 0.98 is less close than it sounds: the angle is more than 11°.

// %% [markdown]
// ## 4 · Why not just the distance?
//
// There is a simpler measure: how far apart are the two tips, $\lVert z_1 - z_2 \rVert$? Let us try both on pictures
// themselves, each taken as a vector of its 784 pixels. The anchor is a 7 from a pen that is running dry. Two
// candidates: the very same 7 in full ink, and a 2 from the same dry pen.
//
// **Predict first:** which candidate is nearer by distance? Which has the higher cosine?

// %%
const ink = 0.3; // of the dry pen; 1 is full ink

const sheets = lib.imageTensor(digits, [anchor, anchor, negative], { flatten: true });
const written = sheets.mul<tf.Tensor2D>(tf.tensor2d([[ink], [1], [ink]])); // [3, 784]
const candidates = [`the same ${digit} in full ink`, `a faint ${otherDigit}`];
const faintCaptions = [`anchor: a faint ${digit}`, ...candidates];
const sheetImages = { images: written.dataSync(), shape: digits.shape };
show(imageGrid(sheetImages, { columns: 3, captions: faintCaptions }));

const twice = tf.tile(written.slice([0], [1]), [2, 1]); // the anchor for each candidate
const others = written.slice([1], [2]);
const distances = twice.sub(others).square().sum(1).sqrt().dataSync();
const similarities = cosine(twice, others).dataSync();
const measured = candidates.map((candidate, i) => ({
  candidate,
  distance: distances[i],
  cosine: similarities[i],
}));
show(table(measured, { digits: 2 }));

// %% [markdown]
// And what would a "large" distance be? Here are random vectors of ever more numbers, 500 pairs of each kind.

// %%
const rows = [2, 20, 200, 2000].map((numbers) => {
  const some = tf.randomNormal<tf.Rank.R2>([500, numbers], 0, 1, 'float32', 1);
  const more = tf.randomNormal<tf.Rank.R2>([500, numbers], 0, 1, 'float32', 2);
  const distance = some.sub(more).square().sum(1).sqrt();
  return {
    'numbers in a vector': numbers,
    'mean distance': distance.mean().dataSync()[0],
    'mean |cosine|': cosine(some, more).abs().mean().dataSync()[0],
  };
});
show(table(rows, { digits: 2 }));

// %% [markdown]
// ### ✎ Question 2: distance or angle?
//
// What can go wrong if a network is judged by the distance between its embeddings, and not if it is judged by their
// cosine? Find two different troubles; both tables help. For a third, imagine that a network is rewarded for small
// distances in positive pairs: how could it collect the reward without learning anything about pictures?

// %% [markdown] answer="distanceOrAngle" points=1
// <!-- BEGIN SOLUTION -->
// 1. *Length counts, content does not have to.* The distance mixes how strong a vector is with where it points. The faint
//    2 was nearer to the faint 7 than the same 7 in full ink. The cosine of the two sevens is 1 whatever the ink.
// 2. *No scale.* A distance runs from 0 to infinity and grows with the number of dimensions and the size of the
//    numbers, so "3.5" means nothing by itself. A cosine lies between −1 and 1 in any number of dimensions, and vectors
//    that have nothing to do with each other come out around 0.
// 3. *A way to cheat.* Halve all embeddings and all distances are halved, though no two pictures have become more
//    alike by comparison. A network paid for short distances shrinks everything towards the origin; one paid for long
//    distances blows everything up. No scaling moves a cosine.
//
// The distance is no mistake if the lengths are held fixed; notebook 3 uses it with a margin, which does away
// with the third trouble.
// <!-- END SOLUTION -->

// %% [markdown]
// If both vectors have length 1, distance and cosine tell the same story:
// $\lVert u - v \rVert^2 = 2 - 2 \cos(u, v)$. Multiply the left side out and you see why. Cutting vectors to
// length 1 first is what makes the difference.
//
// ## 5 · Everything with everything
//
// Training compares each anchor with many others, so we want the cosine of *every* pair in a batch. Four things will
// do to see how: a cat, a dog, a car and a plane. For each there is a positive, marked +. Here are invented embeddings of
// the eight pictures, as directions on paper.

// %%
// Degrees. Change some and run this cell and the ones that follow again.
const directions = {
  cat: 0,
  'cat+': 4,
  dog: 95,
  'dog+': 86,
  car: -80,
  'car+': -91,
  plane: 181,
  'plane+': 185,
};

const names = Object.keys(directions);
const eight = Object.values(directions).map((degree, i) => {
  const size = 1 + 0.3 * (i % 2); // the positives are longer; the cosine must not care
  return [size * Math.cos((degree * Math.PI) / 180), size * Math.sin((degree * Math.PI) / 180)];
});
show(pointsOnCircle(eight, names, { title: 'Four things and their positives' }));

// %% [markdown]
// Sixty-four cosines fit in a table with a row and a column for each picture:
//
// $$ S_{ij} = \cos(a_i, b_j), \qquad S = \hat{A} \, \hat{B}^{\top} $$
//
// where $\hat{A}$ holds the rows of $A$ cut to length 1. Row $i$ of $\hat{A}$ times column $j$ of
// $\hat{B}^{\top}$ is just the dot product of two unit vectors. So the whole table is a single matrix product, the
// operation that computers do best.
//
// ### ✎ Exercise 2: `cosineSimilarityMatrix`
//
// `a` has N rows and `b` has M; the answer has N rows and M columns. Entry (i, j) is the cosine of row i of `a` and row
// j of `b`. As before: no loop, and a row of zeros has similarity 0 with everything.

// %% exercise="cosineSimilarityMatrix"
/**
 * Cosine of the angle between every row of a and every row of b.
 *
 * a: [N, D], b: [M, D]; the result: [N, M]
 */
function cosineSimilarityMatrix(a: tf.Tensor2D, b: tf.Tensor2D): tf.Tensor2D {
  // BEGIN SOLUTION
  return tf.tidy(() => {
    const unitRows = (z: tf.Tensor2D): tf.Tensor2D =>
      z.div(z.square().sum(1, true).add(1e-12).sqrt());
    return tf.matMul(unitRows(a), unitRows(b), false, true); // the last argument transposes
  });
  // END SOLUTION
}

// %% check="cosineSimilarityMatrix"
await check.cosineSimilarityMatrix(cosineSimilarityMatrix);

// %%
// Stuck? Take away the two slashes and run this cell. Each run gives one more hint.
// check.cosineSimilarityMatrix.hint();

// %% [markdown]
// From here on `similarityMatrix` is your function, or the library's.
//
// **Predict first:** which entries of the 8 × 8 table are 1? Which are close to 1, to 0, to −1? Compare with the
// arrows above, then run.

// %%
const similarityMatrix = orLibrary(cosineSimilarityMatrix, lib.cosineSimilarityMatrix);

const eightTensor = tf.tensor2d(eight);
const pairs = similarityMatrix(eightTensor, eightTensor).arraySync();
show(
  heatmap(pairs, {
    rows: names,
    columns: names,
    range: [-1, 1],
    title: 'Cosine of every pair',
  }),
);

// %% [markdown]
// - **The diagonal** is 1: everything points where it points itself. It says nothing about the encoder, so we
//   leave it out of every average.
// - **Beside it**, in blocks of two, are the positive pairs: 0.98 and more. That is what we want.
// - **All else** are negative pairs. Cat and dog are near 0. Cat and plane are opposite, −1, and so are
//   dog and car.
// - **Mirrored** at the diagonal the table stays as it is: $\cos(a, b) = \cos(b, a)$.
//
// *Play:* turn `plane` and `plane+` to 20° and run again. Which pairs would an encoder now take for each other? Then try to
// place the four so that *every* negative pair has cosine 0. It cannot be done: on paper there is room for two directions
// at right angles, in space for three, in 128 dimensions for 128. Roomy embeddings help to keep many things apart.
//
// ## 6 · What a network knows before it has learnt
//
// Now an encoder at last. This one takes the 784 pixels to 256 numbers, passes them through four *residual blocks*
// (each computes a correction and adds it to what came in), and ends in 128 numbers cut to length 1. All of its weights
// are random. It has never seen a digit.

// %%
const seed = 1; // another seed, other random weights

const encoder = lib.residualMlp({ inputDim: 784, hiddenDim: 256, outputDim: 128, blocks: 4, seed });
const normalization = lib.MNIST_NORMALIZATION; // pixels of mean 0 and standard deviation 1
const everyOne = Array.from({ length: digits.count }, (_, i) => i);
const images = lib.imageTensor(digits, everyOne, { flatten: true, normalization }) as tf.Tensor2D;
const embeddings = encoder.apply(images); // [1000, 128]
console.log(`Embeddings: ${embeddings.shape.join(' × ')}`);

// %% [markdown]
// **Predict first:** what is the cosine of two pictures, as seen by a network that knows nothing: near −1, 0 or 1?
// Will two sevens be more alike than a seven and a two?
//
// Five pictures of each digit, sorted, give a table of 50 × 50.

// %%
const sorted = Array.from({ length: 10 }, (_, digit) => digit).flatMap((digit) =>
  Array.from(digits.labels.keys())
    .filter((i) => digits.labels[i] === digit)
    .slice(0, 5),
);
const fifty = tf.gather(embeddings, sorted);
const sortedNames = sorted.map((i) => String(digits.labels[i]));
show(
  heatmap(similarityMatrix(fifty, fifty).arraySync(), {
    rows: sortedNames,
    columns: sortedNames,
    title: 'Fifty digits as an untrained network sees them',
  }),
);

// %% [markdown]
// The diagonal is 1, as it must be. The 1s stand out as a bright square; for the rest the eye finds little order. An
// average over all pairs of two classes tells more. Let $P_{ab}$ be all pairs of a picture of class $a$ with a
// picture of class $b$; then
//
// $$ M_{ab} = \frac{1}{|P_{ab}|} \sum_{(i, j) \in P_{ab}} S_{ij},
// \qquad P_{ab} = \{ (i, j) : y_i = a,\; y_j = b,\; i \neq j \} $$
//
// with $y_i$ for the label of picture $i$. The condition $i \neq j$ leaves the diagonal of $S$ out. Otherwise each
// class would look more like itself than it is.
//
// ### ✎ Exercise 3: `classSimilarity`
//
// Compute $M$ for all classes: 10 × 10 numbers for our digits. You may use `similarityMatrix` from above. The last
// argument is optional; `classes` is 10 unless the caller says otherwise.
//
// - No loop over pictures; one over classes is fine, and you can do without any.
// - `tf.oneHot(labels, classes)` makes a table [N, classes] with a 1 where a picture has a class. Multiplying with it
//   adds up what belongs to a class. It wants labels as `tf.tensor1d(Array.from(labels), 'int32')`.
// - Where two classes have no pair at all, answer 0. The `divNoNan` of tensors divides so that nothing by nothing is 0.

// %% exercise="classSimilarity"
/**
 * Mean cosine similarity of the pictures of each class with those of each class, self-pairs left out.
 *
 * embeddings: [N, D], labels: N of them; the result: [classes, classes]
 */
function classSimilarity(
  embeddings: tf.Tensor2D,
  labels: Uint8Array,
  { classes = 10 }: lib.ClassSimilarityOptions = {},
): tf.Tensor2D {
  // BEGIN SOLUTION
  return tf.tidy(() => {
    const count = labels.length;
    const member = tf.oneHot(tf.tensor1d(Array.from(labels), 'int32'), classes).toFloat(); // [N, C]
    const isPair = tf.sub(1, tf.eye(count)); // 0 where a picture meets itself
    const addUp = (table: tf.Tensor): tf.Tensor2D =>
      tf.matMul(tf.matMul(member, table.mul(isPair), true), member); // [C, C]
    const sums = addUp(similarityMatrix(embeddings, embeddings));
    return sums.divNoNan(addUp(tf.ones([count, count])));
  });
  // END SOLUTION
}

// %% check="classSimilarity"
await check.classSimilarity(classSimilarity);

// %%
// Stuck? Take away the two slashes and run this cell. Each run gives one more hint.
// check.classSimilarity.hint();

// %%
const byClass = orLibrary(classSimilarity, lib.classSimilarity);

const untrained = byClass(embeddings, digits.labels).arraySync();
show(
  heatmap(untrained, {
    rows: digits.classNames,
    columns: digits.classNames,
    title: 'Untrained network: mean cosine by class',
  }),
);

/** Prints the mean of the diagonal and the mean of all else. */
function summarise(matrix: number[][]): void {
  const mean = (values: readonly number[]): string =>
    (values.reduce((sum, value) => sum + value, 0) / values.length).toFixed(2);
  const same = matrix.map((row, a) => row[a] ?? NaN);
  const different = matrix.flatMap((row, a) => row.filter((_, b) => b !== a));
  console.log(`same digit: ${mean(same)} on average; different digits: ${mean(different)}`);
}
summarise(untrained);

// %% [markdown]
// Where may such numbers come from, if all weights are random? Let us leave the network out: the same average, with
// the pixels as the network gets them for an embedding.

// %%
const byPixels = byClass(images, digits.labels).arraySync();
show(
  heatmap(byPixels, {
    rows: digits.classNames,
    columns: digits.classNames,
    title: 'Pixels, no network: mean cosine by class',
  }),
);
summarise(byPixels);

// %% [markdown]
// ### ✎ Question 3: what do you see?
//
// Are pictures of the same digit more alike than pictures of different ones, although nothing was learnt? Is it so for
// every digit, and by how much? Which digit is most like itself, which two are easily taken for each other? And what
// does the second heatmap say about where this comes from: did the random network add anything to the pixels?

// %% [markdown] answer="untrainedNetwork" points=1
// <!-- BEGIN SOLUTION -->
// *Numbers of the embedded digits and seed 1; others differ a little.*
//
// Yes: 0.59 on average within a digit, 0.48 between digits. In every row the diagonal is the largest entry, but by
// little: 0.02 for 5, 0.17 for 1. Six (0.64) and one (0.63) are most like themselves; four and nine (0.57) are most easily
// taken for each other, which people do too.
//
// It comes from the pixels. Pictures of one digit share ink, and a random network still maps inputs that are close to
// outputs that are close. Bare pixels show much the same picture, and the gap between same and different digits is even wider
// there (0.44 against 0.27) than after the network. So the network added nothing; it only pushed all pictures closer
// together. To pull classes apart it has to be trained.
// <!-- END SOLUTION -->

// %% [markdown]
// ### Play: look for a picture by a picture
//
// Sort one row of the similarity matrix and you have a search engine. Which pictures does the untrained network find most
// like number `query`? Count how many of the nine show the right digit. Notebook 2 asks again, after training.

// %%
const query = 0; // any number from 0 to 999

const one = embeddings.slice([query], [1]);
const row = Array.from(similarityMatrix(one, embeddings).dataSync());
const ranking = row.map((_, i) => i).sort((i, j) => (row[j] ?? 0) - (row[i] ?? 0));
const found = ranking.slice(0, 10); // the first is the query itself
show(
  imageGrid(lib.subset(digits, found), {
    columns: 10,
    captions: found.map((i) => row[i]?.toFixed(2) ?? ''),
  }),
);

// %% [markdown]
// ## Recap
//
// - A **pretext task** makes labels out of the data. Contrastive learning's is: *which of these belong together?*
// - An **encoder** maps a picture to an **embedding**; an anchor should be close to its positive, far from its negatives.
// - The **cosine similarity** looks at direction only. It lies in [−1, 1], in any number of dimensions, and cannot be
//   improved by making vectors longer or shorter.
// - With rows cut to length 1, **all pairs** of a batch are one matrix product.
// - An **untrained** network keeps some of the likeness of pixels, and spreads classes hardly at all.
//   Pulling them apart is what training is for.

// %%
check.progress();

// %% [markdown]
// ## Further reading
//
// - Chen et al. 2020, [A simple framework for contrastive learning of visual representations](https://arxiv.org/abs/2002.05709):
//   SimCLR, where the cosine similarity meets a loss. Section 2 is enough for now.
// - Balestriero et al. 2023, [A cookbook of self-supervised learning](https://arxiv.org/abs/2304.12210): a guide to the
//   whole field.
// - Zhang, Isola, Efros 2016, [Colorful image colorization](https://arxiv.org/abs/1603.08511), and Gidaris, Singh,
//   Komodakis 2018, [Unsupervised representation learning by predicting image rotations](https://arxiv.org/abs/1803.07728):
//   two pretext tasks.
// - Wang, Isola 2020, [Understanding contrastive representation learning through alignment and uniformity on the
//   hypersphere](https://arxiv.org/abs/2005.10242): what good embeddings look like on the unit sphere.
//
// **Next:** notebook 2 turns similarities into a *loss*, a number that training makes small, and trains the network
// that you have just looked at.
