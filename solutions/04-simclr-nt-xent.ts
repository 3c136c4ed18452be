// ---
// jupyter:
//   kernelspec:
//     display_name: TypeScript
//     language: typescript
//     name: tslab
// ---

// %% [markdown]
// # 4 · Two views of one picture
//
// Until now labels told which pictures belong together. This notebook throws the labels away. It changes every picture
// twice, at random, and asks the network only this: *which two come from the same picture?* That is **SimCLR**, the method
// that most later ones are measured by. You write its two parts: what changes a picture, and the loss.
//
// **Afterwards you can**
//
// - make positive pairs out of pictures without labels, and say what each change of a picture teaches;
// - write NT-Xent, SimCLR's loss, as a few operations on one matrix of similarities, so that it never overflows;
// - tell from a handful of numbers whether a loss is right, and find the mistake in one that is not;
// - say what the projection head is for, and why it is thrown away;
// - explain why a low loss can mean that nothing was learnt.
//
// **You need** notebook 1 (cosine similarity); notebook 2 helps with the temperature.
//
// **Time:** about 75 minutes for you, one or two for the computer.

// %%
import * as tf from '@tensorflow/tfjs';
import { check, orLibrary } from '../checks';
import * as lib from '../lib';
import { heatmap, imageGrid, lines, lossCurve, show, table } from '../lib';

const engine = await lib.useFastestEngine();
console.log(`Engine: ${engine.name} (${engine.reason})`);

// %% [markdown]
// ## 1 · Memory with the tiles face up
//
// You know the game: many tiles, each picture twice, find the two that match. With the tiles face up and the two pictures
// exactly alike it is no game at all, comparing pixels would do. So we make it harder. The two tiles of a pair show the same
// thing, but one is mirrored, another tinted, a third has lost its colours. Whoever finds the pairs now
// has to look at *what* is on a tile.
//
// In the words of notebook 1: the two versions of one picture, its **views**, are a positive pair. Every other picture is a
// negative. No label is used anywhere.
//
// Here are pictures to play with: ten kinds of things, 32 × 32 pixels, in colour.

// %%
const pictures = await lib.loadCifar10({ split: 'train', limit: 10_000 });
const unseen = await lib.loadCifar10({ split: 'test', limit: 1000 });
console.log(pictures.source);

const captionsOf = (indices: readonly number[]): string[] =>
  indices.map((i) => pictures.classNames[pictures.labels[i] ?? 0] ?? '');
const some = Array.from({ length: 16 }, (_, i) => i);
show(imageGrid(lib.subset(pictures, some), { columns: 8, captions: captionsOf(some) }));

// %% [markdown]
// *Drawn pictures?* Where CIFAR-10 cannot be had, the course draws its own: shapes on a background, in any
// colours and at any place. The shape is the class, all else is chance. They train in half a minute what takes photos
// hours. With the real photos in `$COURSE_DATA` (see the README), this notebook takes 10,000 of them. All of it works
// in the same way; the numbers in the text are those of the drawn pictures.
//
// ## 2 · What may change about a picture?
//
// Two views of one picture should share what the picture shows, and as little else as possible. Whatever else they share is a
// **shortcut**: a way to find pairs without looking at the thing. The recipe of our source has three steps.
//
// | step | how often | shortcut that it closes |
// | --- | --- | --- |
// | mirror left and right | 0.5 | "the same pixels at the same place" |
// | colour jitter: brightness, contrast and saturation by up to ±0.8, hue by up to ±0.2 of a full turn | 0.8 | "the same colours" |
// | gray | 0.2 | "any colours at all": shape has to do |
//
// ±0.8 is a factor between 0.2 and 1.8. Every picture draws its own. The paper has two more steps, cropping and blurring; we
// come back to them.
//
// The library has a function for each step. Each takes pictures, [N, height, width, 3] with numbers from 0 to 1, and options
// with a seed and a probability.

// %%
const which = 3; // the picture to change, from 0 to 9999

const one = lib.imageTensor(pictures, [which]) as tf.Tensor4D; // [1, 32, 32, 3]
const always = { seed: 1, probability: 1 };
const nothing = { brightness: 0, contrast: 0, saturation: 0, hue: 0 };
const changed = {
  original: one,
  mirrored: lib.flip(one, always),
  brightness: lib.colourJitter(one, { ...always, ...nothing, brightness: 0.8 }),
  contrast: lib.colourJitter(one, { ...always, ...nothing, contrast: 0.8 }),
  saturation: lib.colourJitter(one, { ...always, ...nothing, saturation: 0.8 }),
  hue: lib.colourJitter(one, { ...always, ...nothing, hue: 0.2 }),
  'all four': lib.colourJitter(one, always),
  gray: lib.grayscale(one, always),
};

/** Pictures that are tensors, as `imageGrid` wants them. */
const sheetOf = (images: tf.Tensor): lib.PictureSheet => ({
  images: images.dataSync(),
  shape: pictures.shape,
});
show(
  imageGrid(sheetOf(tf.concat(Object.values(changed))), {
    columns: 8,
    captions: Object.keys(changed),
    title: 'One step at a time',
  }),
);

// %% [markdown]
// Change `seed: 1` and run again: other amounts, other pictures.
//
// ### ✎ Exercise 1: `augment`
//
// Put the three steps together: mirror, then jitter, then gray, each applied to what the one before returned.
//
// - The probabilities are options: `flipProbability`, `jitterProbability`, `grayscaleProbability`. Where the caller
//   gives none, they are 0.5, 0.8 and 0.2.
// - The caller may also set the strengths `brightness`, `contrast`, `saturation` and `hue`. Hand on to
//   `lib.colourJitter` whatever is left of the options; where nothing is given it takes SimCLR's.
// - Every step gets the `seed`. Then the same seed gives the same views, and training can be repeated. (Inside, each step
//   makes its own numbers of it: what is mirrored says nothing about what turns gray.)
//
// Two lines of TypeScript may be new: `const { a, b = 2, ...rest } = options` takes options apart, with a default
// for `b` and all the others in `rest`; `{ ...rest, a }` puts them together again.

// %% exercise="augment"
/**
 * A view of each picture: mirrored, coloured differently, gray, each with its probability.
 *
 * images: [N, height, width, 3]; the result: the same shape
 */
function augment(images: tf.Tensor4D, options: lib.AugmentOptions): tf.Tensor4D {
  // BEGIN SOLUTION
  const { seed, flipProbability = 0.5, jitterProbability = 0.8, ...others } = options;
  const { grayscaleProbability = 0.2, ...strength } = others;
  return tf.tidy(() => {
    const mirrored = lib.flip(images, { seed, probability: flipProbability });
    const coloured = lib.colourJitter(mirrored, {
      ...strength,
      seed,
      probability: jitterProbability,
    });
    return lib.grayscale(coloured, { seed, probability: grayscaleProbability });
  });
  // END SOLUTION
}

// %% check="augment"
await check.augment(augment);

// %%
// Stuck? Take away the two slashes and run this cell. Each run gives one more hint.
// check.augment.hint();

// %% [markdown]
// From here on `view` is your function (or the library's, as long as the exercise is open).
//
// **Predict first:** eight pictures and two views of each. In how many pairs will both views have the original's colours?

// %%
const view = orLibrary(augment, lib.augment);

const originals = lib.imageTensor(pictures, some.slice(0, 8)) as tf.Tensor4D;
const rows = tf.concat([originals, view(originals, { seed: 1 }), view(originals, { seed: 2 })]);
show(imageGrid(sheetOf(rows), { columns: 8, title: 'Originals, first views, second views' }));

// %% [markdown]
// A picture keeps its colours with probability 0.2 · 0.8 = 0.16, so both views do so in one pair of forty. And now
// the game. Two of these three belong together:

// %%
const [anchorIndex, otherIndex] = [1, 4]; // change them and play

const memory = tf.concat([
  view(lib.imageTensor(pictures, [anchorIndex]) as tf.Tensor4D, { seed: 5 }),
  view(lib.imageTensor(pictures, [anchorIndex]) as tf.Tensor4D, { seed: 7 }),
  view(lib.imageTensor(pictures, [otherIndex]) as tf.Tensor4D, { seed: 6 }),
]);
const memoryCaptions = ['anchor', 'its positive', 'a negative'];
show(imageGrid(sheetOf(memory), { columns: 3, captions: memoryCaptions }));

// %% [markdown]
// ### More changes
//
// The strongest change in the paper is to cut out a part and enlarge it. Two crops of a dog may be its ear and
// its tail: who pairs these knows something about dogs. On photos, crops together with colour jitter matter
// most. Our recipe leaves them out, as the source's does. Add `crop: {}` to the options of `lib.augment`, and you have
// them.

// %%
const cropped = tf.concat([
  originals,
  lib.augment(originals, { seed: 1, crop: { scale: [0.3, 1] } }),
  lib.augment(originals, { seed: 2, crop: { scale: [0.3, 1] } }),
]);
show(imageGrid(sheetOf(cropped), { columns: 8, title: 'Cut out 30 % or more, then our recipe' }));

// %% [markdown]
// ### ✎ Question 1: what may not change?
//
// Whatever you change, you tell the network that it does not matter. Which step would do harm, and why, if the task
// afterwards is
//
// 1. to read handwritten digits (think of all the ways to turn or mirror a 2, a 6, a 9);
// 2. to tell species of butterflies apart;
// 3. to find on which side of a chest X-ray something is wrong?
//
// Then name one change that would be fine for each of them.

// %% [markdown] answer="whatMayNotChange" points=1
// <!-- BEGIN SOLUTION -->
// 1. Mirroring: a mirrored 2 is no 2, though it may pass for an S or a 5. Turning by 180° makes a 9 of a 6. Fine: small
//    shifts, thicker or thinner strokes, turns of a few degrees.
// 2. Colour jitter, the hue above all, and gray: species differ by the colour of their wings, and a network that was taught to
//    ignore it cannot tell them apart. Fine: mirroring (butterflies are symmetric anyway), crops that leave most of the
//    animal, some brightness.
// 3. Mirroring: it exchanges left and right, which is the question. Strong crops, too, may cut away what is to be found. Fine:
//    brightness and contrast, which differ from machine to machine; a little noise.
//
// *What to look for in an answer:* a change is judged by the task, not by how natural the result looks. Changes that are too
// strong (a crop that misses the object, a turn upside down, distortion beyond recognition) make positives that are none.
// <!-- END SOLUTION -->

// %% [markdown]
// ## 3 · The loss
//
// ### Everyone is an anchor
//
// Take N pictures and two views of each: 2N views. A network maps each view to a vector; all first views together are the
// matrix $Z_1$, all second views $Z_2$, both [N, D]. Row i of one belongs to row i of the other. Below are such matrices for
// four pictures, with eight numbers for each view. They come from the source, and you will need them to check your loss.

// %%
const z1 = tf.tensor2d([
  [0.08780523, -1.4772962, 0.23108286, 0.3828757, 0.42218092, -1.4358605, 0.17658076, 1.4141593],
  [-0.43024102, -0.2960915, 0.64877045, 1.0952688, 0.10887499, 2.5801923, -0.46863857, -0.07292866],
  [0.8462296, -0.9795519, -0.17020774, 0.5177701, -1.2235159, 0.56981355, 1.1847981, -1.9526129],
  [-2.2450106, 0.8794637, 0.2156571, 0.22987445, -0.8855504, 0.180139, 0.75102454, 0.79618496],
]);
const z2 = tf.tensor2d([
  [0.78220856, -0.95930517, 0.04278377, -0.14640434, -0.45225152, -0.164141, 1.0146061, 0.19397569],
  [-0.7706246, -0.35345954, -0.67818415, -1.1203834, -0.30522528, 0.669694, 1.2020552, 0.87423134],
  [
    0.43238065, -0.18009177, -0.13709433, -0.33463678, -1.1886245, -0.35386798, -1.0499382,
    0.10795221,
  ],
  [0.23042125, -1.5269405, 0.771874, -0.1904757, -1.5630287, 0.8980937, -1.9551364, -0.0497684],
]);

const views = tf.concat([z1, z2]); // [8, 8]: first all first views, then all second views
const similarities = lib.cosineSimilarityMatrix(views, views).arraySync();

const viewNames = ['1', '2', '3', '4', '1′', '2′', '3′', '4′'];
const named = { rows: viewNames, columns: viewNames };
const roles = viewNames.map((_, i) =>
  viewNames.map((__, k) => {
    if (i === k) return NaN; // an anchor is not compared with itself
    return k === (i + 4) % 8 ? 1 : -1;
  }),
);
show(
  heatmap(roles, {
    ...named,
    title: 'Who is what: a row for each anchor, 1 positive, −1 negative',
  }),
);
show(heatmap(similarities, { ...named, range: [-1, 1], title: 'Cosine of every two views' }));

// %% [markdown]
// - **Every row is a question.** The anchor is given; which of the other seven is its partner? One of them
//   is right, six are wrong: in general $2N - 2$ negatives, for free.
// - **The right answer** of row i is N columns further on: 1 and 1′, 2 and 2′, … and back.
// - **The diagonal** is no answer. An anchor is always most like itself, so this one has to be left out.
//
// These "embeddings" are random numbers. Picture 1 would find its partner (0.44), picture 4 would rather take another.
//
// ### One anchor, step by step
//
// How good is the answer of one row? Divide its similarities by the temperature $\tau$, take the exponential of each, and
// divide by their sum: that makes shares which add up to 1. The loss is $-\log$ of the right one's share.
//
// **Predict first:** anchor 1 has cosine 0.44 with its partner, the best in the row. How large is the partner's share
// at τ = 0.07: about 0.5, 0.8 or 0.99?

// %%
const anchorRow = 0; // from 0 to 7; anchor 4 is row 3
const tau = 0.07; // try 0.5 and 0.02

const candidates = viewNames.flatMap((name, k) => {
  const similarity = similarities[anchorRow]?.[k] ?? NaN;
  const exponential = Math.exp(similarity / tau);
  const role = k === (anchorRow + 4) % 8 ? 'positive' : 'negative';
  return k === anchorRow
    ? []
    : [{ view: name, role, cosine: similarity, 'cosine / τ': similarity / tau, exponential }];
});
const sumOfExponentials = candidates.reduce((sum, { exponential }) => sum + exponential, 0);
const withShares = candidates.map((candidate) => ({
  ...candidate,
  share: candidate.exponential / sumOfExponentials,
}));
show(table(withShares, { digits: 3, caption: `The question of anchor ${viewNames[anchorRow]}` }));

const rightShare = withShares.find(({ role }) => role === 'positive')?.share ?? NaN;
console.log(`−log(${rightShare.toFixed(3)}) = ${(-Math.log(rightShare)).toFixed(3)}`);

// %% [markdown]
// At τ = 0.5 the same partner gets a third only, and anchor 4 at τ = 0.07 next to nothing: its loss is 9.4.
//
// In one line, for anchor i with partner p(i) and $s_{ik}$ for the cosine of views i and k,
//
// $$ \ell_i = -\log \frac{e^{s_{i\,p(i)}/\tau}}{\sum_{k \neq i} e^{s_{ik}/\tau}}
// \;=\; \log \sum_{k \neq i} e^{s_{ik}/\tau} \; - \; \frac{s_{i\,p(i)}}{\tau} $$
//
// and the loss of the batch is the mean over all 2N anchors. Its name says what it is: **NT-Xent**, the *n*ormalised (cosine),
// *t*emperature-scaled *cross*-*ent*ropy.
//
// Read the sum closely. It leaves out $k = i$ and nothing else: **the positive is in it**. (DCL in notebook 2 leaves
// it out.) And mind that $\ell_i$ and $\ell_{p(i)}$ are two different numbers: the numerator is the same cosine, but 1 is
// compared with other views than 1′ is.
//
// ### ✎ Exercise 2: `ntXent`
//
// Write the loss for a whole batch. This is the heart of the notebook; take your time, and take hints when you are stuck.
// There are six, from a nudge to nearly the answer.
//
// - `z1` and `z2` are [N, D] and not of length 1. The result is a scalar, the mean over the 2N anchors.
// - The temperature is an option; where the caller gives none, 0.07.
// - No loop: everything you need is in *one* matrix of similarities, [2N, 2N]. `lib.cosineSimilarityMatrix(a, b)` is there for
//   you, and so is your own from notebook 1.
// - It must hold at τ = 0.01 too, where $e^{s/\tau}$ may be larger than the largest number that a float32 can hold.
//   `tf.logSumExp(x, 1)` adds up exponentials without ever making one.

// %% exercise="ntXent"
/**
 * NT-Xent: every view must pick its partner out of the other 2N − 1 views.
 *
 * z1, z2: [N, D], row i of both from the same picture; the result: a scalar
 */
function ntXent(
  z1: tf.Tensor2D,
  z2: tf.Tensor2D,
  { temperature = 0.07 }: lib.ContrastiveOptions = {},
): tf.Scalar {
  // BEGIN SOLUTION
  return tf.tidy(() => {
    const views = tf.concat([z1, z2]); // [2N, D]
    const logits = lib.cosineSimilarityMatrix(views, views).div(temperature); // [2N, 2N]
    const others = logits.sub(tf.eye(views.shape[0]).mul(1e9)); // an anchor is no candidate of its own
    const positives = lib.cosineSimilarity(z1, z2).div(temperature); // [N]
    return tf
      .logSumExp(others, 1)
      .sub(tf.tile(positives, [2]))
      .mean();
  });
  // END SOLUTION
}

// %% check="ntXent"
await check.ntXent(ntXent);

// %%
// Stuck? Take away the two slashes and run this cell. Each run gives one more hint.
// check.ntXent.hint();

// %% [markdown]
// From here on `lossOf` is your function, or the library's.
//
// ### Numbers to steer by
//
// Whoever trains for hours should know first what the loss means. **Predict first**, for 128 pictures at τ = 0.07:
//
// 1. all 256 projections are the same point: the network has *collapsed*;
// 2. all projections are random: partners are no more alike than strangers;
// 3. partners are equal, and at a right angle to all others.

// %%
const lossOf = orLibrary(ntXent, lib.ntXent);

const valueOf = (first: tf.Tensor2D, second: tf.Tensor2D, temperature = 0.07): number =>
  tf.tidy(() => lossOf(first, second, { temperature }).dataSync()[0] ?? NaN);
console.log(
  `Loss of the source's matrices: ${valueOf(z1, z2).toFixed(6)}; the source says 6.792835`,
);

const landmarks = [4, 32, 128, 512].map((count) => {
  const random = (seed: number) => tf.randomNormal<tf.Rank.R2>([count, 128], 0, 1, 'float32', seed);
  const point = tf.ones<tf.Rank.R2>([count, 128]);
  const basis = tf.eye(count);
  return {
    pictures: count,
    'all one point': valueOf(point, point),
    'log(2N − 1)': Math.log(2 * count - 1),
    random: valueOf(random(1), random(2)),
    'partners equal, others at right angles': valueOf(basis, basis),
  };
});
show(table(landmarks, { digits: 4, caption: 'NT-Xent at τ = 0.07' }));

// %% [markdown]
// - **Collapsed:** every candidate is as good as any other, so each gets the share 1/(2N − 1) and the loss is
//   $\log(2N - 1)$, at *any* temperature. With 128 pictures: $\log 255 = 5.54$. A training that ends there has learnt nothing.
// - **Random** is a little worse than that: some stranger is always closer than the partner.
// - **Solved** is near 0, never below it. A negative loss has a mistake in it.
// - More pictures, harder question: these numbers grow with the batch. Losses of different batch sizes cannot be
//   compared, and neither can losses of different temperatures.
//
// ### ✎ Question 2: find the mistake
//
// A textbook has the loss below; here in our words. It runs, it falls during training, and nothing crashes. Two things are
// wrong with it. Which? How do its values, beside yours, give them away? And what does it ask of the *first* views?

// %%
const textbookLoss = (first: tf.Tensor2D, second: tf.Tensor2D, temperature: number): tf.Tensor =>
  tf.tidy(() => {
    const all = tf.concat([first, second]);
    const table = lib.cosineSimilarityMatrix(all, all).div(temperature);
    const numbers = Array.from({ length: first.shape[0] }, (_, i) => i);
    const rightAnswers = tf.tensor1d([...numbers, ...numbers], 'int32');
    return tf.losses.softmaxCrossEntropy(tf.oneHot(rightAnswers, 2 * numbers.length), table);
  });

const samePoint = tf.ones<tf.Rank.R2>([4, 8]);
const axes = tf.eye(4);
const cases = { collapsed: [samePoint, samePoint], solved: [axes, axes], 'Z₁ and Z₂': [z1, z2] };
const beside = Object.entries(cases).map(([name, [first = z1, second = z2]]) => ({
  projections: name,
  'the textbook’s loss': textbookLoss(first, second, 0.07).dataSync()[0],
  yours: valueOf(first, second),
}));
show(table(beside, { digits: 3, caption: 'Four pictures, τ = 0.07' }));

// %% [markdown] answer="findTheMistake" points=2
// <!-- BEGIN SOLUTION -->
// 1. *The diagonal is not left out.* Every anchor is a candidate of its own, and the best one, with cosine 1. Collapsed, there
//    are eight equal candidates, so the loss is log 8 = 2.079 where it should be log 7 = 1.946.
// 2. *Half of the right answers are wrong.* After `concat` the partner of row i is row i + N, and the partner of row i + N is
//    row i. These labels say i for both. For the second views that is right; for the first it names the anchor itself.
//
// So a first view is asked to find itself, which takes no learning at all. All that its row does is to push the others away,
// *its partner too*. Only the second views pull partners together, and they compete with the diagonal: even where all is
// solved, the partner is just as good as the anchor itself, the share is ½, and the loss stops at log 2 = 0.693 instead of 0.
//
// It falls in training all the same, since the pull of the second views is left. This is why a falling curve proves little,
// and why one tries a loss on cases whose value is known.
// <!-- END SOLUTION -->

// %% [markdown]
// ## 4 · The network
//
// $$ \text{view} \;\xrightarrow{\;\text{encoder}\;}\; h \;\xrightarrow{\;\text{head}\;}\; z
// \;\xrightarrow{\;\text{NT-Xent}\;}\; \text{loss} $$
//
// - The **encoder** is a *ResNet*: convolutions, in blocks that each add a correction to what came in, then the mean over
//   all places. It ends in the embedding $h$. (A classifier would have one more layer, for the classes. It is left out.)
// - The **projection head** is two layers on top, with a ReLU between: 128 numbers, the projection $z$. The loss sees
//   only $z$.
//
// Why a head? The loss wants $z$ to forget everything that augmentation changes, colours above all. Some of that may be of use
// later. The head can do the forgetting, so that $h$ need not. After training the head is thrown away and
// $h$ is what we keep.
//
// | | the source | here |
// | --- | --- | --- |
// | encoder | ResNet-18, 11 million weights, $h$ has 512 numbers | a small ResNet, three blocks, $h$ has 64 |
// | head | 128, ReLU, 128 | the same |
// | pictures | 50,000 photos of CIFAR-10 | 10,000 drawn ones |
// | optimizer | SGD, learning rate 0.01, momentum 0.9 | the same |
// | batch, temperature | 128, 0.07 | the same |
// | an epoch | 391 steps, 2½ minutes on a GPU | 78 steps, a few seconds on two CPU cores |
//
// With a GPU, set `useResnet18` to `true`. (The source runs the network once for each view and keeps the batch norm statistics of
// the second run only, "but how?" says a comment in it. We put both views through in one batch: then there is only one run.)

// %%
const useResnet18 = false as boolean;
const seed = 1;

/** An encoder, and the same with a head on top. */
function makeNetwork() {
  const encoder = useResnet18
    ? lib.resnet18({ seed })
    : lib.smallResnet({ stem: 'imagenet', seed });
  const head = lib.projectionHead({ inputDim: useResnet18 ? 512 : 64, seed });
  return { encoder, head, model: lib.withHead(encoder, head) };
}

const network = makeNetwork();
const h = network.encoder.apply(originals);
const z = network.head.apply(h);
const count = (variables: Readonly<Record<string, tf.Variable>>): number =>
  Object.values(variables).reduce((sum, { size }) => sum + size, 0);
console.log(`h: ${h.shape.join(' × ')}, z: ${z.shape.join(' × ')}`);
console.log(
  `weights: ${count(network.encoder.weights)} in the encoder, ${count(network.head.weights)} in the head`,
);

// %% [markdown]
// ### Before training
//
// Three looks at the untrained network, to compare with later. The first is the matrix of similarities of six pictures, two
// views each.

// %%
const six = Array.from({ length: 6 }, (_, c) => pictures.labels.indexOf(c)); // one of each of six kinds
const sixImages = lib.imageTensor(pictures, six) as tf.Tensor4D;
const sixViews = tf.concat([view(sixImages, { seed: 11 }), view(sixImages, { seed: 12 })]);
show(
  imageGrid(sheetOf(sixViews), { columns: 6, captions: [...captionsOf(six), ...captionsOf(six)] }),
);

const sixNames = [...captionsOf(six), ...captionsOf(six).map((name) => `${name}′`)];
const showSix = (title: string): void => {
  const projections = network.model.apply(sixViews);
  const table = lib.cosineSimilarityMatrix(projections, projections).arraySync();
  show(heatmap(table, { rows: sixNames, columns: sixNames, range: [-1, 1], title }));
};
showSix('Untrained: cosines of projections');

// %% [markdown]
// Everything looks like everything. The second look: take an unseen picture, look for the five most similar of the 10,000, and
// let them vote on what it shows. How often are they right? This is the only place where labels are used, and nothing is
// learnt from them.

// %%
/** Turns pictures into vectors: an encoder, or something simpler. */
type Embedding = (images: tf.Tensor) => tf.Tensor2D;

/** Embeddings of a whole dataset, 500 pictures at a time. */
const embed = (embedding: Embedding, data: lib.Pictures): tf.Tensor2D =>
  tf.tidy(() => {
    const parts = Array.from(lib.batches(data, { batchSize: 500 }), ({ images }) => {
      const vectors = embedding(images);
      images.dispose();
      return vectors;
    });
    return tf.concat(parts);
  });

/** How often the five nearest in `data` vote for what an unseen picture shows. */
async function accuracyOf(embedding: Embedding, data: lib.Pictures = pictures): Promise<number> {
  const [known, asked] = [embed(embedding, data), embed(embedding, unseen)];
  const accuracy = await lib.knnAccuracy(asked, unseen.labels, known, data.labels, { k: 5 });
  tf.dispose([known, asked]);
  return accuracy;
}

const ofPixels = await accuracyOf((images) => images.reshape([images.shape[0], -1]));
const untrained = await accuracyOf(network.encoder.apply);
console.log(
  `chance 0.1, bare pixels ${ofPixels.toFixed(3)}, untrained network ${untrained.toFixed(3)}`,
);

// %% [markdown]
// And the third: what are these neighbours? On the left of each row is an unseen picture, then its nearest.

// %%
const queries = [4, 5, 6, 7, 8, 9]; // of the 1000 unseen pictures

async function showNeighbours(embedding: Embedding, title: string): Promise<void> {
  const asked = lib.subset(unseen, queries);
  const [from, to] = [embed(embedding, asked), embed(embedding, pictures)];
  const { indices, k } = await lib.nearestNeighbours(from, to, { k: 7 });
  tf.dispose([from, to]);
  const rows = queries.flatMap((query, q) => [
    lib.imageTensor(unseen, [query]),
    lib.imageTensor(pictures, [...indices.slice(k * q, k * (q + 1))]),
  ]);
  show(imageGrid(sheetOf(tf.concat(rows)), { columns: k + 1, title }));
}
await showNeighbours(network.encoder.apply, 'Untrained: a picture and its seven nearest');

// %% [markdown]
// Neighbours share colours and brightness, seldom the thing.
//
// ## 5 · Training
//
// Everything is in place. In each step: 128 pictures, two views of each by *your* `augment`, all 256 through the network,
// *your* loss, one step of gradient descent. **Momentum** 0.9 means that a step goes on in the direction of the last ones, as a
// ball does that rolls downhill.
//
// `lib.compileStep` makes one fast call of network, loss, gradient and step; `lib.train` goes through the batches.

// %%
const BATCH = 128;

/** How to train. */
interface Pretraining {
  readonly epochs: number;
  readonly label: string;
  readonly data?: lib.Pictures;
  readonly temperature?: number;
  /** What augmentation does; SimCLR's recipe where left out. */
  readonly recipe?: Partial<lib.AugmentOptions>;
  /** Sees all losses so far after each step. */
  readonly watch?: (losses: readonly number[]) => void;
}

/** First and second views. */
type Views = [tf.Tensor4D, tf.Tensor4D];

/** Two views of every picture, batch by batch; each view has a seed of its own. */
function* viewBatches(data: lib.Pictures, epoch: number, recipe: Partial<lib.AugmentOptions>) {
  let drawn = 1_000_000 * seed + 10_000 * epoch;
  for (const { images } of lib.batches(data, { batchSize: BATCH, seed: epoch, dropLast: true })) {
    const another = () => view(images as tf.Tensor4D, { ...recipe, seed: (drawn += 1) });
    yield tf.tidy((): Views => [another(), another()]);
    images.dispose();
  }
}

/** SimCLR: trains a network to pick partners, and gives back how the loss went. */
async function pretrain(
  { model }: { readonly model: lib.Encoder },
  { epochs, label, data = pictures, temperature = 0.07, recipe = {}, watch }: Pretraining,
): Promise<lib.History> {
  const step = lib.compileStep(
    (first: tf.Tensor4D, second: tf.Tensor4D) => {
      const projections = model.apply(tf.concat([first, second]), { training: true }); // [2N, 128]
      const [firsts, seconds] = tf.split(projections, 2) as [tf.Tensor2D, tf.Tensor2D];
      return lossOf(firsts, seconds, { temperature });
    },
    { optimizer: lib.sgdMomentum({ learningRate: 0.01, momentum: 0.9 }), variables: model.weights },
  );
  const total = epochs * Math.floor(data.count / BATCH);
  const bar = lib.progressBar({ total, label });
  const losses: number[] = [];
  return lib.train((both: Views) => step(...both), {
    batches: (epoch) => viewBatches(data, epoch, recipe),
    epochs,
    onStep: ({ epoch, step: done, loss }) => {
      losses.push(loss);
      bar.update(done, { epoch, loss: loss.toFixed(2) });
      watch?.(losses);
    },
  });
}

// %% [markdown]
// **Predict first:** at what loss does it begin? (You have seen the number.) How low will it be after five times through
// the pictures?
//
// Press ■ to stop early. Running the cell again trains on.

// %%
const isFast = engine.name === 'native'; // the other engines take ten times as long
const study = isFast ? pictures : lib.subset(pictures, [...Array(2560).keys()]);

const curveOf = (losses: readonly number[]) => lossCurve(losses, { title: 'NT-Xent in training' });
const live = lib.liveFigure(curveOf([]));
const history = await pretrain(network, {
  epochs: isFast ? 5 : 2,
  label: 'SimCLR',
  data: study,
  watch: (losses) => {
    if (losses.length % 5 === 0) live.update(curveOf(losses));
  },
});
live.done(curveOf(history.stepLosses));

const SOURCE_LOSSES = [3.1193, 0.3016, 0.1609, 0.1212, 0.0957];
const epochRows = history.epochLosses.map((loss, i) => ({
  epoch: i + 1,
  'mean loss': loss,
  'the source’s': SOURCE_LOSSES[i],
}));
show(table(epochRows, { digits: 3, caption: 'Conditions of both: section 4' }));

// %% [markdown]
// It begins near 5.5, the blind choice among 255, and falls as the source's does: steeply, then ever more slowly. The
// source's goes lower, for each of its epochs has five times as many steps, and its network a hundred times as many
// weights.
//
// ## 6 · What has it learnt?
//
// **Predict first:** how often are the five neighbours right now? Chance is 0.1.

// %%
showSix('Trained: cosines of projections');
const trained = await accuracyOf(network.encoder.apply);
const accuracyRows = [
  { embedding: 'bare pixels', 'neighbours are right': ofPixels },
  { embedding: 'untrained network', 'neighbours are right': untrained },
  { embedding: 'trained network', 'neighbours are right': trained },
];
show(table(accuracyRows, { digits: 3 }));
await showNeighbours(network.encoder.apply, 'Trained: a picture and its seven nearest');

// %% [markdown]
// *Numbers of the drawn pictures, seed 1 and the native engine. Yours may differ a little: a loss that is written in
// another way rounds in another way, and training makes more of it.*
//
// Partners now have cosines around 0.9, strangers are near 0. Only the tree and its second view are not sure of each other:
// 0.35 in our run, where the tree took the car's second view for a better partner. The neighbours are right for 73 % of the unseen
// pictures, where bare pixels gave 42 % and the untrained network 31 %. Nobody ever told it what a house is.
//
// The rows show what it goes by. Colours hardly matter any more: neighbours have any. Shape does, and so do *size and place*: a
// small fish finds small cars at the same place. No step of our recipe closes that shortcut; a crop would.
//
// ## 7 · A low loss that means nothing
//
// The loss is a grade in a game that we made up. What if the game is too easy? Let us train three more networks, from the same
// first weights, on a quarter of the pictures and with three different recipes: your whole one, one without colour
// jitter, and one that only mirrors.
//
// **Predict first:** which of the three will reach the lowest loss? Which will have the best neighbours?

// %%
const few = lib.subset(pictures, [...Array(isFast ? 2560 : 1280).keys()]);

/** Trains a new network for three epochs: its losses, and how often its neighbours are right. */
async function attempt(label: string, options: Partial<Pretraining> = {}) {
  const another = makeNetwork();
  const trained = await pretrain(another, { epochs: 3, label, data: few, ...options });
  const accuracy = await accuracyOf(another.encoder.apply, few);
  another.model.dispose();
  return { losses: trained.stepLosses, loss: trained.epochLosses.at(-1), accuracy };
}

const recipes = {
  'the whole recipe': await attempt('the whole recipe'),
  'without jitter': await attempt('without jitter', { recipe: { jitterProbability: 0 } }),
  'mirror only': await attempt('mirror only', {
    recipe: { jitterProbability: 0, grayscaleProbability: 0 },
  }),
};
const lossesOf = Object.entries(recipes).map(([recipe, { losses }]) => [recipe, losses] as const);
show(lossCurve(Object.fromEntries(lossesOf), { title: 'Three recipes' }));

const recipeRows = Object.entries(recipes).map(([recipe, { loss, accuracy }]) => ({
  recipe,
  'loss, last epoch': loss,
  'neighbours are right': accuracy,
}));
const notTrained = {
  recipe: 'not trained at all',
  'loss, last epoch': undefined,
  'neighbours are right': await accuracyOf(makeNetwork().encoder.apply, few),
};
show(table([...recipeRows, notTrained], { digits: 3 }));

// %% [markdown]
// The lowest loss has the worst embedding, worse than no training at all. With mirrors only, both views have the very
// same colours. The network finds every partner by them, the loss is delighted, and shapes were never needed: what it knew of
// them by chance was even given up. Jitter takes that shortcut away; the game becomes harder, the loss higher, the
// embedding better.
//
// So judge a pretraining by what its embeddings are good for, never by its loss. On photos the lesson goes further: with jitter
// alone, two views still share where everything is. That is why the paper crops. It may well be one reason why the
// source's network, trained without crops, gets to a very low loss, and then with a linear classifier on top only 25 % of
// unseen photos right (33 % with all labels); notebook 6 has the whole table.
//
// ## 8 · The temperature
//
// Who is pushed away? Take one batch as the trained network sees it. For each anchor the push is shared out among its 254
// negatives by their shares in the loss. Sort them, the closest first, and add up.
//
// **Predict first:** at τ = 0.07, how many of the 254 get half of the push?

// %%
const [batchViews] = viewBatches(study, 99, {});
const temperaturesOfPush = [0.02, 0.07, 0.2, 1];
const sortedPushes = temperaturesOfPush.map((temperature) => {
  const sums = tf.tidy(() => {
    const projections = network.model.apply(tf.concat([...(batchViews ?? [])]));
    const size = projections.shape[0];
    const partner = tf.eye(size / 2).tile([2, 2]); // 1 at the anchor itself and at its partner
    const logits = lib.cosineSimilarityMatrix(projections, projections).div(temperature);
    const pushes = tf.softmax(logits.sub(partner.mul(1e9))); // [2N, 2N]
    return tf.cumsum(tf.topk(pushes, size - 2).values.mean(0));
  });
  return { temperature, sums: Array.from(sums.dataSync()) };
});
tf.dispose(batchViews ?? []);
const curves = Object.fromEntries(
  sortedPushes.map(({ temperature, sums }) => [`τ = ${temperature}`, sums]),
);
show(
  lines(curves, {
    xTitle: 'negatives, the closest first',
    yTitle: 'share of the push',
    title: 'Who is pushed away?',
  }),
);
const untilHalf = sortedPushes.map(({ temperature, sums }) => ({
  temperature: String(temperature),
  'negatives that share half of the push': sums.findIndex((sum) => sum >= 0.5) + 1,
}));
show(table(untilHalf));

// %% [markdown]
// Two of them. A low temperature looks at the few closest strangers, a high one at all of them nearly alike. And what is
// best? Two more networks, trained like those of section 7.
//
// **Predict first:** will the loss tell which temperature is best?

// %%
const attempts = [
  [0.02, await attempt('τ = 0.02', { temperature: 0.02 })],
  [0.07, recipes['the whole recipe']],
  [1, await attempt('τ = 1', { temperature: 1 })],
] as const;
const temperatureRows = attempts.map(([temperature, { loss, accuracy }]) => ({
  temperature: String(temperature),
  'loss, last epoch': loss,
  'neighbours are right': accuracy,
}));
show(table(temperatureRows, { digits: 3 }));

// %% [markdown]
// There is a best in between, and the loss does not know it: losses at different temperatures measure with different
// rulers. Too low, and each anchor fights with one or two strangers, who may well show the same kind of thing. Too high,
// and the strangers that are easily confused get no more attention than those that are not. Values between 0.05 and 0.2 are usual;
// which is best depends on the data, so people try a few.
//
// *Play:* call `attempt` with another temperature, another recipe or more epochs (`{ epochs: 6 }`).
//
// ### ✎ Question 3: strangers that are none
//
// The loss takes every other picture of the batch for a negative, also the other houses for a house.
//
// 1. In a batch of 128 pictures of ten kinds, how many of the 254 negatives show the same kind as the anchor, about?
// 2. What does the loss ask for with these *false negatives*? Why does training work all the same?
// 3. Would a larger batch make it better or worse? And a lower temperature?

// %% [markdown] answer="falseNegatives" points=2
// <!-- BEGIN SOLUTION -->
// 1. A tenth of the 127 other pictures, twice for both views: about 25.
// 2. To push them away like any other. What it asks for is that *every picture* be told from every other, whatever is on
//    it. It works all the same because it can be done only in part: what tells two houses apart is mostly colour and place, and
//    augmentation has taken these away. What is left to find a partner by is the shape, and two houses share it. So they end
//    up close, against the wish of the loss, and the other 229 negatives are true ones.
// 3. The portion stays a tenth, whatever the batch. More negatives make the question harder and the estimate of the push better,
//    which usually helps: SimCLR's paper uses batches of up to 8192. With a low temperature the closest strangers get nearly all
//    of the push, and in a network that has learnt something those are the false ones. So it gets worse.
// <!-- END SOLUTION -->

// %% [markdown]
// ## Recap
//
// - **SimCLR** makes its own positives: two random views of a picture. All other pictures of the batch are negatives; nobody
//   labels anything.
// - **Augmentation decides what is learnt.** What both views share is what the network may use. A shortcut left open will be
//   taken.
// - **NT-Xent:** each of 2N views picks its partner out of the other 2N − 1, by cosines over a temperature. Only the view
//   itself is left out. `logSumExp` keeps it finite.
// - **Landmarks:** $\log(2N - 1)$ when all is one point, near 0 when solved. Try a loss on cases whose value is known.
// - The loss sees the **projection** $z$; the **embedding** $h$ is what one keeps.
// - **The loss is no measure of success.** Neighbours, or a linear classifier (notebook 6), are.

// %%
check.progress();

// %% [markdown]
// ## Further reading
//
// - Chen et al. 2020, [A simple framework for contrastive learning of visual representations](https://arxiv.org/abs/2002.05709):
//   SimCLR. Figure 5 tries all pairs of augmentations, section 4.2 the head, section 5 loss, temperature and batch size. With a
//   batch of 4096, 1000 epochs and a ResNet-50 of four times the usual width it gets 76.5 % of ImageNet right.
// - Wang and Liu 2021, [Understanding the behaviour of contrastive loss](https://arxiv.org/abs/2012.09740): what the temperature
//   does, in detail.
// - Robinson et al. 2021, [Can contrastive learning avoid shortcut solutions?](https://arxiv.org/abs/2106.11230): section 7, taken
//   further.
// - Chuang et al. 2020, [Debiased contrastive learning](https://arxiv.org/abs/2007.00224): a loss that allows for false
//   negatives.
//
// **Next:** the negatives take most of the work. Notebook 5 leaves them out, and you may guess what happens.
