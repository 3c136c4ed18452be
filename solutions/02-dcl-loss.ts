// ---
// jupyter:
//   kernelspec:
//     display_name: TypeScript
//     language: typescript
//     name: tslab
// ---

// %% [markdown]
// # 2 · Pull together, push apart
//
// Notebook 1 ended with a network that knew nothing: to its random weights, two sevens were hardly more alike than a
// seven and a two. This notebook trains it. You turn similarities into a *loss*, a number that is small when
// pictures of one digit lie close and all others far, and then watch what ten rounds through the data make of
// that.
//
// **Afterwards you can**
//
// - say when a network that compares is of more use than one that classifies;
// - find in a batch which pairs are to be pulled together and which pushed apart;
// - explain InfoNCE and its decoupled version, DCL, term by term, the temperature included;
// - add up exponentials that are too large for the computer;
// - train an encoder with a loss of your own, and judge it by a heatmap, a map of its embeddings and a search.
//
// **You need** notebook 1: cosine similarity, anchors, positives and negatives.
//
// **Time:** about an hour and a half for you, two minutes for the computer.

// %%
import * as tf from '@tensorflow/tfjs';
import { check, orLibrary } from '../checks';
import * as lib from '../lib';
import { embeddingScatter, heatmap, imageGrid, lines, pointsOnCircle, show, table } from '../lib';

const engine = await lib.useFastestEngine();
console.log(`Engine: ${engine.name} (${engine.reason})`);

// %% [markdown]
// ## 1 · Comparing in place of classifying
//
// To name what a photo shows, one can train a classifier: an output for each of a thousand classes, and the largest
// wins. It is a good answer as long as somebody can write down the classes beforehand. For a door that should know
// its people nobody can: there would be an output for each of eight billion faces, and a new one with each birth.
//
// A network that *compares* has no such list. It maps a picture $x$ to a point,
//
// $$ z = f(x), \qquad \lVert z \rVert = 1, $$
//
// and two pictures show the same thing when their points are close. Someone new needs no new output, and no
// training: one photo, kept as one vector, is enough to know that face again.
//
// Here the "people" are digits, so that you can see by eye what the network gets right. Unless you have the files
// of MNIST or a network connection, these are the 10,000 digits that come with the course.

// %%
const TRAIN_LIMIT = 8000; // with all of MNIST: 60,000 to train and 10,000 to test
const TEST_LIMIT = 2000;

const train = await lib.loadMnist({ split: 'train', limit: TRAIN_LIMIT });
const test = await lib.loadMnist({ split: 'test', limit: TEST_LIMIT });
console.log(`${train.source}\n${test.source}`);

const some = Array.from({ length: 10 }, (_, i) => i);
const captionOf = (i: number): string => test.classNames[test.labels[i] ?? 0] ?? '';
show(imageGrid(lib.subset(test, some), { captions: some.map(captionOf) }));

// %% [markdown]
// ### The encoder
//
// It is the network of notebook 1, a *residual* one. Picture a text that goes through four editors. Each may write
// corrections in the margin, and the corrections are added to the text; nobody starts over from a blank page:
//
// $$ x_{k+1} = x_k + B_k(x_k) $$
//
// The "+ $x_k$" is the bypass. Should a block have nothing to say, what came in goes on unharmed. It helps training,
// too. Training changes each weight a little, against its *gradient*: the number that says how the loss changes with
// this weight. Gradients are worked out from the network's end back to its beginning, and on this way back the bypass is a
// road that leads past every block. That is why such networks train well even when they are deep.
//
// A block $B_k$ does the same three things twice. It *normalises* the row (mean 0, variance 1, over the numbers of
// one picture), bends it by a *leaky ReLU* (what is negative is cut to a tenth, not to 0, so that its gradient does
// not die), and multiplies it by a matrix of weights. Before the first block the 784 pixels become 256 numbers;
// after the last these become 128, cut to length 1. (All blocks here are 256 wide. Where a block changes the width, its
// bypass needs a matrix too.)

// %%
const SEED = 1; // another seed, other random weights. Run this cell again to start over, untrained

const encoder = lib.residualMlp({
  inputDim: 784,
  hiddenDim: 256,
  outputDim: 128,
  blocks: 4,
  seed: SEED,
});
const weightCount = Object.values(encoder.weights).reduce((sum, weight) => sum + weight.size, 0);
console.log(`${weightCount.toLocaleString('en')} weights, all of them random`);

const pixels = { flatten: true, normalization: lib.MNIST_NORMALIZATION };

/** Embeddings of all pictures, [count, 128]. */
const embed = (dataset: lib.Dataset): tf.Tensor2D =>
  tf.tidy(() => {
    const parts = Array.from(lib.batches(dataset, { ...pixels, batchSize: 500 }), ({ images }) =>
      encoder.apply(images),
    );
    return tf.concat(parts);
  });

const testBefore = embed(test);
const trainBefore = embed(train);
console.log(`Embeddings to test with: ${testBefore.shape.join(' × ')}`);

// %% [markdown]
// ### Before training
//
// As in notebook 1: the mean cosine of every two classes, self-pairs left out. You will see this table again.

// %%
/** Mean cosine of every two digits. */
const byDigit = (h: tf.Tensor2D): number[][] =>
  tf.tidy(() => lib.classSimilarity(h, test.labels).arraySync());

/** The mean of the diagonal, and the mean of all else. */
function summary(matrix: readonly number[][]): string {
  const mean = (values: readonly number[]): string =>
    (values.reduce((sum, value) => sum + value, 0) / values.length).toFixed(2).replace('-', '−');
  const same = matrix.map((row, a) => row[a] ?? NaN);
  const different = matrix.flatMap((row, a) => row.filter((_, b) => b !== a));
  return `same digit ${mean(same)}, different digits ${mean(different)}`;
}

const byDigitOptions = {
  rows: test.classNames,
  columns: test.classNames,
  range: [-1, 1],
} as const;
const similarityBefore = byDigit(testBefore);
const titleBefore = `Untrained: ${summary(similarityBefore)}`;
show(heatmap(similarityBefore, { ...byDigitOptions, title: titleBefore }));

// %% [markdown]
// ## 2 · Which pairs?
//
// Training takes a *batch* of pictures at a time, here 50. Every picture of the batch is the anchor once, and the
// labels say what all others are to it: **positives** have its label, **negatives** have another one.
//
// *An example.* A batch of three, labelled 7, 2, 7. We number the pictures by their places: 0, 1, 2.
//
// | anchor | its positives | its negatives |
// | --- | --- | --- |
// | 0 (a 7) | 2 | 1 |
// | 1 (a 2) | none | 0, 2 |
// | 2 (a 7) | 0 | 1 |
//
// So the positive pairs are (0, 2) and (2, 0), and the negative pairs (0, 1), (1, 0), (1, 2), (2, 1). Three things
// to notice:
//
// - A pair has a direction, from its anchor to the other. (0, 2) and (2, 0) are two pairs.
// - A picture is no partner of itself. The cosine of (0, 0) is 1 whatever the network does; it teaches nothing.
// - "Not a positive pair" is not the same as "a negative pair": (0, 0) is neither.
//
// ### ✎ Exercise 1: `pairIndices`
//
// Write both kinds of pairs as lists. `anchorPositive[k]` and `positive[k]` are the two pictures of positive
// pair $k$; `anchorNegative[k]` and `negative[k]` those of negative pair $k$. In the example:
// `anchorPositive` is 0, 2 and `positive` is 2, 0.
//
// - Loops are fine here. These are whole numbers, not tensors, and no gradient goes through them.
// - In which order you list the pairs does not matter.
// - The lists are `Int32Array`s, arrays of whole numbers: `Int32Array.from([0, 2])`. Such an array cannot grow. To
//   gather numbers take a list, `const list: number[] = []` and then `list.push(i)`, and turn it into one at the end.

// %% exercise="pairIndices"
/**
 * All pairs of a batch, by the places of their pictures.
 *
 * labels: the class of each picture, N of them
 */
function pairIndices(labels: Uint8Array): lib.PairIndices {
  // BEGIN SOLUTION
  const positives: [anchor: number, other: number][] = [];
  const negatives: [anchor: number, other: number][] = [];
  labels.forEach((a, i) => {
    labels.forEach((b, j) => {
      if (a !== b) negatives.push([i, j]);
      else if (i !== j) positives.push([i, j]);
    });
  });
  return {
    anchorPositive: Int32Array.from(positives, ([anchor]) => anchor),
    positive: Int32Array.from(positives, ([, other]) => other),
    anchorNegative: Int32Array.from(negatives, ([anchor]) => anchor),
    negative: Int32Array.from(negatives, ([, other]) => other),
  };
  // END SOLUTION
}

// %% check="pairIndices"
await check.pairIndices(pairIndices);

// %%
// Stuck? Take away the two slashes and run this cell. Each run gives one more hint.
// check.pairIndices.hint();

// %% [markdown]
// From here on `pairsOf` is your function (or the library's, as long as the exercise is open). Below are eight digits
// and the table of their pairs.
//
// **Predict first:** a batch of 50 digits has 50 · 49 = 2,450 pairs. How many of them are positive, about?

// %%
const pairsOf = orLibrary(pairIndices, lib.pairIndices);

/** The first two of each of four digits that resemble each other. */
const eight = [1, 4, 7, 9].flatMap((digit) =>
  [...test.labels.keys()].filter((i) => test.labels[i] === digit).slice(0, 2),
);
const eightLabels = Uint8Array.from(eight, (i) => test.labels[i] ?? 0);
const eightNames = { rows: eight.map(captionOf), columns: eight.map(captionOf) };
show(imageGrid(lib.subset(test, eight), { columns: 8 }));

const eightPairs = pairsOf(eightLabels);
const isListed = (anchors: Int32Array, others: Int32Array, i: number, j: number): boolean =>
  anchors.some((anchor, k) => anchor === i && others[k] === j);
const kinds = eight.map((_, i) =>
  eight.map((__, j) => {
    if (isListed(eightPairs.anchorPositive, eightPairs.positive, i, j)) return 1;
    return isListed(eightPairs.anchorNegative, eightPairs.negative, i, j) ? -1 : NaN;
  }),
);
show(heatmap(kinds, { ...eightNames, title: 'A row for each anchor: 1 positive, −1 negative' }));

const fifty = pairsOf(train.labels.slice(0, 50));
console.log(
  `The first 50 digits: ${fifty.positive.length} positive and ${fifty.negative.length} negative pairs`,
);

// %% [markdown]
// With ten classes about one pair in ten is positive: an anchor has some 5 positives and 45 negatives. Negatives
// are never short in a batch. Good ones, those that look like the anchor, are.
//
// ## 3 · From similarities to a loss
//
// ### A multiple-choice question
//
// Take one anchor, one positive and K negatives. Call the cosine of anchor and positive $s_0$, those of anchor and
// negatives $s_1, \dots, s_K$. Now pose the network a question with K + 1 answers: *which of these belongs to the
// anchor?* Its answer is a share for each candidate; the more similar, the larger. This formula is called *softmax*:
//
// $$ p_k = \frac{e^{s_k / \tau}}{\sum_{j=0}^{K} e^{s_j / \tau}} $$
//
// The right answer is the positive, and the loss is high when its share is low:
//
// $$ \ell_{\text{InfoNCE}} = -\log p_0
// = -\log \frac{e^{s_0/\tau}}{e^{s_0/\tau} + \sum_{k=1}^{K} e^{s_k/\tau}} $$
//
// This is **InfoNCE**, the loss behind CLIP and many others. You may know it under another name: it is the
// cross-entropy of a classifier, whose classes are made up anew for each anchor.
//
// ### The temperature
//
// $\tau$ says how strict the question is. **Predict first:** below are the cosines of a positive and four negatives. Which
// share gets the positive at a high temperature, and which at a low one? Which negative matters at τ = 0.07?

// %%
// The first is the positive. Change some and run again.
const cosines = [0.8, 0.7, 0.3, 0.0, -0.4];

const shares = [10, 1, 0.2, 0.07].map((temperature) => {
  const share = Array.from(tf.softmax(tf.tensor1d(cosines).div(temperature)).dataSync());
  const loss = -Math.log(share[0] ?? NaN);
  const [positive, ...negatives] = share;
  const columns = negatives.map((value, k) => [`negative ${k + 1}`, value] as const);
  return { temperature, positive, ...Object.fromEntries(columns), 'InfoNCE loss': loss };
});
show(
  table(shares, {
    digits: 3,
    caption: `Shares of the candidates with cosines ${cosines.join(', ')}`,
  }),
);

// %% [markdown]
// A high temperature makes all candidates equal, and the loss blind. A low one looks at the closest rival
// only: at 0.07 the first negative counts a quarter of what the positive does, and the others nothing. That is where
// learning is to be had, so low temperatures are the rule. Too low is not good either: then a single mislabelled
// picture, being the closest rival, decides everything.
//
// ### Why leave the positive out below the line?
//
// Differentiate InfoNCE and you find how hard it pulls at the positive: with a force of $(1 - p_0) / \tau$. The negatives
// are pushed with $p_k / \tau$ each, together just as hard. So once the positive has most of the share, *all* of it
// dies down, the pushing too. With thousands of negatives some rival is always strong. With the 45 of a small
// batch, or with 5, the question is soon too easy, and the network stops learning from it.
//
// **Decoupled contrastive learning**, DCL, mends this by deleting one term, the positive in the denominator:
//
// $$ \ell_{\text{DCL}} = -\log \frac{e^{s_0/\tau}}{\sum_{k=1}^{K} e^{s_k/\tau}}
// = \log \sum_{k=1}^{K} e^{s_k / \tau} \; - \; \frac{s_0}{\tau} $$
//
// Now the pull is $1/\tau$, come what may, and the pushes share out $1/\tau$ among the negatives.

// %%
const K = 5; // negatives, all at a right angle to the anchor
const at = Array.from({ length: 121 }, (_, i) => -0.3 + i / 100); // cosine of the positive
const forces = {
  InfoNCE: at.map((s) => K / (Math.exp(s / 0.07) + K) / 0.07),
  DCL: at.map(() => 1 / 0.07),
};
show(
  lines(forces, {
    x: at,
    xTitle: 'cosine of the positive',
    yTitle: 'pull',
    title: `Pull on the positive, ${K} negatives at cosine 0`,
  }),
);

// %% [markdown]
// With five easy negatives InfoNCE is content once the positive is at 0.4, an angle of 66°. DCL goes on.
//
// Two things to know about it:
//
// - **It can be negative.** A share is at most 1, so InfoNCE stops at 0. DCL's quotient is no share; the
//   loss goes below 0 as soon as the positive outweighs all negatives together. That is success, no error.
// - **It saves no work.** One sometimes reads that leaving out a term makes the loss cheaper. It is one term of K + 1. What
//   it changes is the gradient, and that is the point.
//
// ### All pairs of a batch
//
// A batch holds many positive pairs. Each has a loss, and the loss of the batch is their mean. With $P$ for the positive pairs
// and $N(i)$ for the negatives of anchor $i$,
//
// $$ L = \frac{1}{|P|} \sum_{(i, j) \in P} \ell_{ij}, \qquad
// \ell_{ij} = \log \sum_{n \in N(i)} e^{s_{in} / \tau} \; - \; \frac{s_{ij}}{\tau} $$
//
// Mind the $i$: both similarities start at the anchor. What the positive $j$ thinks of the negatives comes up where
// $j$ is the anchor.
//
// *By hand.* An anchor has the cosine 0.9 with its positive, and 0.1 and −0.2 with two negatives; τ = 0.5. Divided by τ these
// are 1.8, 0.2 and −0.4. Then $\ell = \log(e^{0.2} + e^{-0.4}) - 1.8 = \log(1.22 + 0.67) - 1.8 = -1.16$.
//
// ### Numbers that are too large
//
// **Predict first:** all four results below are numbers of a few digits on paper. Which of them does the computer get
// wrong?

// %%
const large = tf.tensor1d([95, 90, 92]); // cosines of 0.95, 0.90, 0.92 at τ = 0.01
const small = tf.tensor1d([-120, -125]);

large.exp().sum().log().print();
tf.logSumExp(large).print();
small.exp().sum().log().print();
tf.logSumExp(small).print();

// %% [markdown]
// The type float32 holds numbers up to $3.4 \cdot 10^{38}$, and $e^{89}$ is more. Below $e^{-104}$ everything is 0, and
// $\log 0 = -\infty$. The way out: take the largest number $m$ out of the sum,
//
// $$ \log \sum_k e^{x_k} = m + \log \sum_k e^{x_k - m}, \qquad m = \max_k x_k $$
//
// Now the largest exponential is $e^0 = 1$. Nothing overflows, and the sum is at least 1. This is what `tf.logSumExp(x, axis)`
// does.
//
// (Some programs divide first and take the logarithm last, of a quotient with a tiny number added against $\log 0$. With
// the smallest that float32 has, $1.2 \cdot 10^{-38}$, such a loss never exceeds 87.34, and there its gradient is 0. The
// check takes both.)
//
// ### ✎ Exercise 2: `dclLoss`
//
// Compute $\ell_{ij}$ for every positive pair. `positivePairs` are the cosines $s_{ij}$, in the order of
// `indices.anchorPositive` and `indices.positive`; `negativePairs` are the cosines of the negative pairs, in the order
// of `indices.anchorNegative` and `indices.negative`.
//
// - One loss for each positive pair, [P]. The mean is the caller's business.
// - No loop over pairs. A table [P, M] of every positive pair with every negative pair says which belong together: those
//   with the same anchor. `a.expandDims(1).equal(b)` compares every number of `a` with every number of `b`.
// - Negatives of other anchors must not count. To multiply them by 0 is not enough, for $e^0 = 1$. Make them very
//   small, such as −1e9: $e^{-10^9}$ is 0.
// - If there is no positive or no negative pair, there is nothing to compare: return `tf.scalar(0)`.
// - The temperature is an option, and 0.07 where the caller gives none. At 0.01 nothing may overflow.
// - As always: work in `tf.tidy(() => { … })`.

// %% exercise="dclLoss"
/**
 * Decoupled contrastive loss of each positive pair.
 *
 * positivePairs: [P], negativePairs: [M]; the result: [P], or the scalar 0 where there are no pairs
 */
function dclLoss(
  positivePairs: tf.Tensor1D,
  negativePairs: tf.Tensor1D,
  indices: lib.PairIndices,
  { temperature = 0.07 }: lib.ContrastiveOptions = {},
): tf.Tensor {
  // BEGIN SOLUTION
  const { anchorPositive, anchorNegative } = indices;
  if (anchorPositive.length === 0 || anchorNegative.length === 0) return tf.scalar(0);
  return tf.tidy(() => {
    const anchors = tf.tensor1d(anchorPositive, 'int32').expandDims(1); // [P, 1]
    const owners = tf.tensor1d(anchorNegative, 'int32'); // [M]
    const isOwn = anchors.equal(owners).toFloat(); // [P, M]
    const others = isOwn.sub(1).mul(1e9); // 0 for an anchor's own negatives, −1e9 for the rest
    const exponents = negativePairs.div(temperature).add(others);
    return tf.logSumExp(exponents, 1).sub(positivePairs.div(temperature));
  });
  // END SOLUTION
}

// %% check="dclLoss"
await check.dclLoss(dclLoss);

// %%
// Stuck? Take away the two slashes and run this cell. Each run gives one more hint.
// check.dclLoss.hint();

// %% [markdown]
// From here on `lossOf` is your loss, or the library's. Two steps are missing between a batch and its loss, and
// `lib.pairBasedLoss` does the first: it looks up the cosine of every pair in the batch's similarity matrix and hands
// them to your function. The second is the mean.

// %%
const TEMPERATURE = 0.07;

const lossOf = orLibrary(dclLoss, lib.dclLoss);

/** The loss of every positive pair, from the cosines of all pictures of a batch. */
const pairLosses = (similarities: tf.Tensor2D, indices: lib.PairIndices): tf.Tensor =>
  lib.pairBasedLoss(similarities, indices, (positives, negatives, pairs) =>
    lossOf(positives, negatives, pairs, { temperature: TEMPERATURE }),
  );

/** The loss of the batch: their mean. */
const batchLoss = (similarities: tf.Tensor2D, labels: Uint8Array): tf.Scalar =>
  pairLosses(similarities, pairsOf(labels)).mean();

// The eight digits from above, as the untrained network sees them.
const eightEmbeddings = tf.gather(testBefore, eight);
const eightSimilarities = lib.cosineSimilarityMatrix(eightEmbeddings, eightEmbeddings);
console.log(
  `Loss of the eight digits: ${batchLoss(eightSimilarities, eightLabels).dataSync()[0]?.toFixed(3)}`,
);

// %% [markdown]
// ### Whose negatives?
//
// A slip that nearly everyone makes once: to sum over the negatives of the *positive* $j$ in place of those of the
// anchor $i$. Exchange `anchorPositive` and `positive`, and your function makes it for you.

// %%
const exchanged = {
  ...eightPairs,
  anchorPositive: eightPairs.positive,
  positive: eightPairs.anchorPositive,
};
const right = Array.from(pairLosses(eightSimilarities, eightPairs).dataSync());
const slipped = Array.from(pairLosses(eightSimilarities, exchanged).dataSync());
const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

const compared = right.map((value, k) => ({
  pair: `${eightPairs.anchorPositive[k]} → ${eightPairs.positive[k]}`,
  "the anchor's negatives": value,
  "the positive's negatives": slipped[k],
}));
const means = {
  pair: 'mean',
  "the anchor's negatives": meanOf(right),
  "the positive's negatives": meanOf(slipped),
};
show(table([...compared, means], { digits: 3 }));

// %% [markdown]
// ### ✎ Question 1: the same mean?
//
// The single losses differ, yet both columns have the same mean. Is that an accident? If it is not: would training go
// any differently with the slip? Think of a case in which it would.

// %% [markdown] answer="sameMean" points=1
// <!-- BEGIN SOLUTION -->
// No accident. For each positive pair (i, j) the batch also holds (j, i), with the same cosine. The slip gives to (i, j) the
// sum that belongs to (j, i), and the other way round: the losses change places in twos, and their sum stays.
//
// So the batch's loss is the same, its gradient is the same, and training would not differ at all. No test that looks at the
// mean alone can find this mistake. It comes to light as soon as the two directions are not treated alike: if each two
// pictures are listed once only, if pairs get weights, if someone looks at single pairs to find the hard ones, or
// if anchors and others come from two different networks, as in CLIP, where s(i, j) is not s(j, i).
// <!-- END SOLUTION -->

// %% [markdown]
// ### What the loss asks for
//
// The gradient of the loss with respect to a cosine says how the loss would like to have that cosine changed. Below is its
// negative, the wish: above 0 means "closer", below 0 "farther apart".
//
// **Predict first:** will all positive pairs be pulled equally hard? Will all negative pairs be pushed equally hard?

// %%
const gradientOf = tf.grad((s: tf.Tensor) => batchLoss(s as tf.Tensor2D, eightLabels));
const wishes = gradientOf(eightSimilarities).neg().arraySync() as number[][];
show(heatmap(eightSimilarities.arraySync(), { ...eightNames, title: 'Cosines, untrained' }));
show(heatmap(wishes, { ...eightNames, title: 'What the loss asks for: + closer, − apart' }));

// %% [markdown]
// All positives are pulled by the same force, as promised. The negatives of an anchor share the same force among
// them, and they share it by softmax: who is closest to *this* anchor is pushed hardest. Compare both tables. The
// first 4 has the first 9 at 0.74, and nearly all of its push goes there; the second 7 has the first 1 at 0.16, and
// none goes there. Each row adds up to 0.
//
// ### Play: let the loss move arrows
//
// No network yet: eight arrows in the plane, two of each of four classes, start anywhere and are moved by your loss alone.
//
// **Predict first:** where do four classes end up on a circle? And three, if you change the labels?

// %%
const classesOfArrows = Uint8Array.of(0, 0, 1, 1, 2, 2, 3, 3);
const ARROW_SEED = 1;

const arrows = tf.variable(tf.randomNormal<tf.Rank.R2>([8, 2], 0, 1, 'float32', ARROW_SEED));
show(
  pointsOnCircle(arrows.arraySync(), classesOfArrows, { title: 'Before', legendTitle: 'class' }),
);

const mover = tf.train.adam(0.05);
for (let step = 0; step < 200; step += 1) {
  mover.minimize(
    () => batchLoss(lib.cosineSimilarityMatrix(arrows, arrows), classesOfArrows),
    false,
    [arrows],
  );
}
show(
  pointsOnCircle(arrows.arraySync(), classesOfArrows, {
    title: 'After 200 steps',
    legendTitle: 'class',
  }),
);

// %% [markdown]
// Four classes sit at the corners of a square, each with its two arrows on top of each other. Now set `ARROW_SEED` to 3:
// two classes end up at the same spot and stay there. On a circle an arrow cannot get out of another's way except by
// going past it, and at 0° the cosine is flat: the push has no direction. In 128 dimensions there is nearly always
// a way round.
//
// ## 4 · Training
//
// Now the same with the encoder: instead of arrows, the loss moves the weights that make them. We go through the 8,000
// digits ten times, in a new order each time, 50 digits a batch. Once through all of them is an *epoch*.
//
// - **AdamW** takes the steps. *Adam* scales the step of each weight by how large its gradients have been; the *W* adds
//   weight decay: each step also shrinks every weight a little (here by the learning rate times 0.01), which keeps them small.
// - **The learning rate** begins near $3 \cdot 10^{-4}$ and has halved by the end: in epoch $e$ of $E$ it is
//   $3 \cdot 10^{-4} \cdot 0.5^{\,e/E}$. Large steps first, careful ones later.
// - **A step has two halves.** Your loss works on lists whose length differs from batch to batch; the network always does the
//   same work. So first your loss says what it wishes: the gradient with respect to the 50 × 50 cosines, as you just
//   saw it. Then the chain rule carries the wishes into the weights, $\partial L / \partial w = \sum_{ij} (\partial L / \partial
//   s_{ij}) \, (\partial s_{ij} / \partial w)$. This second half has the same shapes every time, so `lib.compileStep` can make
//   one fast call of it.
//
// **Predict first:** at what loss does it start? (If all cosines were equal, the loss would be $\log 45 \approx 3.8$.)
// Will it fall below 0?

// %%
const EPOCHS = engine.name === 'native' ? 10 : 2; // the other engines take several times as long
const BATCH_SIZE = 50;

const learningRate = lib.exponentialSchedule({ learningRate: 3e-4, decay: 0.5, epochs: EPOCHS });
const optimizer = lib.adamW({ weightDecay: 0.01 });

/** Cosines of all pictures of a batch. Embeddings have length 1: dot products will do. */
function similaritiesOf(images: tf.Tensor): tf.Tensor2D {
  const z = encoder.apply(images, { training: true });
  return tf.matMul(z, z, false, true);
}

const follow = lib.compileStep(
  (images: tf.Tensor, gradient: tf.Tensor) => similaritiesOf(images).mul(gradient).sum(),
  { optimizer, variables: encoder.weights },
);

/** One step: the loss says what it wishes, and the weights follow. */
function takeStep({ images, labels }: lib.Batch): tf.Tensor {
  const wish = tf.valueAndGrad((s: tf.Tensor) => batchLoss(s as tf.Tensor2D, labels));
  const { value, grad } = wish(similaritiesOf(images));
  follow(images, grad);
  return value;
}

/** The batches of an epoch, in an order of its own, after the learning rate is set for it. */
function batchesOf(epoch: number): Iterable<lib.Batch> {
  lib.setLearningRate(optimizer, learningRate(epoch));
  return lib.batches(train, { ...pixels, batchSize: BATCH_SIZE, seed: epoch });
}

// %% [markdown]
// Press ■ to stop early; what has been learnt so far stays. Running the cell again trains on. Everything above takes
// the other 52,000 digits as well, if they are there: set `TRAIN_LIMIT` to 60,000, and have seven times the patience.

// %%
const stepsOfEpoch = Math.ceil(train.count / BATCH_SIZE);
const bar = lib.progressBar({ total: EPOCHS * stepsOfEpoch, label: 'Training' });
const curve: { steps: number[]; losses: number[] } = { steps: [], losses: [] };
const curveFigure = () =>
  lines(
    { loss: curve.losses },
    { x: curve.steps, xTitle: 'step', yTitle: 'loss, mean of 20', title: 'DCL in training' },
  );
const live = lib.liveFigure(curveFigure());
const recent: number[] = [];

const history = await lib.train(takeStep, {
  batches: batchesOf,
  epochs: EPOCHS,
  onStep: ({ epoch, step, loss }) => {
    bar.update(step, { epoch, loss: loss.toFixed(2) });
    recent.push(loss);
    if (recent.length < 20) return;
    curve.steps.push(step);
    curve.losses.push(meanOf(recent.splice(0)));
    live.update(curveFigure());
  },
});
live.done();
console.log(`The very first batch had a loss of ${history.stepLosses[0]?.toFixed(2)}.`);
const epochRows = history.epochLosses.map((loss, i) => ({
  epoch: i + 1,
  'learning rate': learningRate(i + 1) * 1e4,
  'mean loss': loss,
}));
show(table(epochRows, { digits: 2, caption: 'Learning rates in units of 0.0001' }));

// %% [markdown]
// ## 5 · What has it learnt?
//
// The loss is only what we asked for. What we want to know is how *new* digits are seen, those that the network has never
// been trained on.
//
// **Predict first:** which pair of digits will stay closest?

// %%
const testAfter = embed(test);
const trainAfter = embed(train);

const similarityAfter = byDigit(testAfter);
show(heatmap(similarityBefore, { ...byDigitOptions, title: titleBefore }));
show(
  heatmap(similarityAfter, { ...byDigitOptions, title: `Trained: ${summary(similarityAfter)}` }),
);

// %% [markdown]
// ### A map of the embeddings
//
// 128 numbers cannot be drawn. **t-SNE** makes a flat map that tries to keep neighbours neighbours: each dot is
// a digit of the test set, and dots that are near each other had similar embeddings. What lies far apart on the map is stretched
// and bent to make room.
//
// Two maps take a while. `MAP_POINTS` can be raised as far as there are test digits (10,000 with all of MNIST, for some
// minutes).

// %%
const MAP_POINTS = Math.min(2000, test.count);

const mapBar = lib.progressBar({ total: 2000, label: 't-SNE' });
const shownLabels = test.labels.slice(0, MAP_POINTS);

/** The map of the first test digits. */
async function mapOf(h: tf.Tensor2D, begin: number): Promise<number[][]> {
  const places = await lib.tsne(h.slice([0, 0], [MAP_POINTS, -1]), {
    seed: SEED,
    onProgress: ({ iteration }) => {
      mapBar.update(begin + iteration);
    },
  });
  return places.arraySync();
}

const mapBefore = await mapOf(testBefore, 0);
const mapAfter = await mapOf(testAfter, 1000);
const axes = { xTitle: 't-SNE dimension 1', yTitle: 't-SNE dimension 2', legendTitle: 'digit' };
show(embeddingScatter(mapBefore, shownLabels, { ...axes, title: 'Before training' }));
show(embeddingScatter(mapAfter, shownLabels, { ...axes, title: 'After training' }));

// %% [markdown]
// ### ✎ Question 2: reading both pictures
//
// What do the two heatmaps say about training, for the diagonal and for the rest? Nobody told the network what
// "seven" is; where does it know from which pictures belong together? Then the maps: which digits overlap before, and
// which dots are in a wrong cluster after training? And may one conclude from the map that two clusters far apart are less
// similar than two that are side by side?

// %% [markdown] answer="readingPictures" points=2
// <!-- BEGIN SOLUTION -->
// *Numbers of the embedded digits and seed 1, after 10 epochs; others differ a little.*
//
// *The heatmaps.* Within a digit the mean cosine rose from 0.59 to 0.88, between digits it fell from 0.49 to −0.10. Every
// digit became one direction, most of all 1 (0.95) and 6 (0.94), least of all 3 (0.77), which people write in many
// ways. Closest of different digits are 2 and 8 (−0.02); 4 and 9, which looked most alike before (0.57), are at −0.04.
// Why −0.10? Ten directions cannot all be opposite to each other. If they keep out of each other's way as well as they can,
// every two have the cosine −1/9 = −0.11.
//
// *Where it knows from.* From the labels, but only by way of pairs: "these two are the same, those two are not". Swap
// the names of 3 and 7 and nothing changes.
//
// *The maps.* Before training 4, 7 and 9 lie in one heap, and 3, 5 and 8 in another; 0 and 1 are on their own already.
// After it there are ten islands, and a few dots on the wrong one, such as 9s among the 7s. For these the labels
// in the legend and the place disagree: they are the mistakes that the search below will make.
//
// *Far apart on the map* says little. t-SNE keeps neighbourhoods; how far islands are from each other, and how large they are, it
// chooses freely. The heatmap tells: all different digits are about equally unlike.
// <!-- END SOLUTION -->

// %% [markdown]
// ### Looking for a picture by a picture
//
// What is such a network good for? One answer: keep the embeddings of pictures whose label you know. When a new
// picture comes, look up the most similar one, and give the new picture the same label. This is **nearest-neighbour
// search**.
//
// Must the picture itself be left out of the search, as the diagonal was left out of the heatmap? Not here: the
// query is a test digit, the search goes through training digits, and so it cannot find itself. (It would, with cosine 1, if you
// searched the set that the query comes from.)

// %%
const query = 4; // any test digit, from 0 to 1,999
const NEIGHBOURS = 7;

for (const [when, queries, references] of [
  ['Before training', testBefore, trainBefore],
  ['After training', testAfter, trainAfter],
] as const) {
  const found = await lib.nearestNeighbours(queries.slice([query, 0], [1, -1]), references, {
    k: NEIGHBOURS,
  });
  const pictures = lib.subset(train, Array.from(found.indices));
  const sheet = {
    images: Uint8Array.of(...lib.subset(test, [query]).images, ...pictures.images),
    shape: test.shape,
  };
  const cosinesFound = Array.from(found.cosines, (value) => value.toFixed(2));
  show(
    imageGrid(sheet, {
      columns: NEIGHBOURS + 1,
      captions: ['query', ...cosinesFound],
      title: when,
    }),
  );
}

// %% [markdown]
// One query proves little. Over all test digits: how often has the nearest neighbour the right label?
//
// A figure by itself proves little either. So besides the trained network we ask the untrained one, and the bare pixels. And we
// ask twice: with all training digits to search in, and with only 100, about ten of each digit.
//
// **Predict first:** how good are bare pixels? Which of the three suffers most when only 100 digits are kept?

// %%
const KEPT = 100 / train.count; // about ten of each digit

const testPixels = lib.imageTensor(test, undefined, pixels) as tf.Tensor2D;
const trainPixels = lib.imageTensor(train, undefined, pixels) as tf.Tensor2D;
const keptPlaces = Array.from(lib.stratified(train.labels, { fraction: KEPT, seed: SEED }).picked);
const keptLabels = Uint8Array.from(keptPlaces, (i) => train.labels[i] ?? 0);

const accuracies: Record<string, unknown>[] = [];
for (const [seenBy, queries, references] of [
  ['bare pixels', testPixels, trainPixels],
  ['untrained network', testBefore, trainBefore],
  ['trained network', testAfter, trainAfter],
] as const) {
  const few = tf.gather(references, keptPlaces);
  accuracies.push({
    'seen by': seenBy,
    'numbers a picture': references.shape[1],
    'search in all': await lib.knnAccuracy(queries, test.labels, references, train.labels),
    'search in 100': await lib.knnAccuracy(queries, test.labels, few, keptLabels),
  });
}
show(
  table(accuracies, {
    digits: 4,
    caption: `Share of ${test.count} test digits that get the right label`,
  }),
);

// %% [markdown]
// *With the embedded digits and seed 1:* among all 8,000 the pixels find the right label for 95 % of the digits, the
// untrained network for 91 %, and the trained one for 95 %. Among 100 it is 74 %, 67 %, and still 95 %.
//
// So has training gained nothing in the first of these columns? Indeed it has not. MNIST's digits are centred and
// of one size; among 8,000 there is nearly always one with almost the same pixels. A lone "95 %" would have sounded like a
// success. (The tutorial that this notebook follows reports 0.9476, for a search in 60,000 after training on them, with 10,000 test
// digits, and has no row of pixels beside it. What our own runs on all of MNIST gave is in
// [docs/results.md](../docs/results.md).)
//
// What training did gain is in the last column. All pictures of a digit now lie in one place, so that ten
// examples of each are as good as eight hundred, and each is kept as 128 numbers, not 784. To be fair: those ten
// are not all that the network has seen. It was trained with the labels of all 8,000.
//
// Which ones does it still get wrong? Here are the first, each above the training digit that it was taken for.

// %%
const nearest = await lib.nearestNeighbours(testAfter, trainAfter);
const wrong = [...test.labels.keys()]
  .filter((i) => train.labels[nearest.indices[i] ?? 0] !== test.labels[i])
  .slice(0, 10);
const takenFor = wrong.map((i) => nearest.indices[i] ?? 0);
const nameOf = (dataset: lib.Dataset, i: number): string => `a ${dataset.labels[i] ?? ''}`;
const above = wrong.map((i) => nameOf(test, i));
const below = takenFor.map((i) => nameOf(train, i));
const wrongSheet = {
  images: Uint8Array.of(...lib.subset(test, wrong).images, ...lib.subset(train, takenFor).images),
  shape: test.shape,
};
show(
  imageGrid(wrongSheet, {
    columns: wrong.length,
    captions: [...above, ...below],
    title: 'Test digits, and what they were taken for',
  }),
);

// %% [markdown]
// *Play:* start over with another `TEMPERATURE`, 0.5 or 0.02: change it, run the cell that makes the encoder, then go on from
// exercise 2. Watch the heatmap and both columns of the table.
//
// ## 6 · In use
//
// Nearest-neighbour search is one way from embeddings to labels. The other is **fine-tuning**: put a layer with one output for
// each class on top of the encoder and train on, the new layer alone or all of it (notebook 6).
//
// ### ✎ Question 3: search or fine-tune?
//
// A firm has embeddings of 128 numbers, 4 bytes each. How much memory does it take to search in 60,000 pictures? In a billion?
// What else grows with the number of pictures? When would you fine-tune, and when is the search the better
// choice all the same? (The column with 100 digits may give you an idea in between.)

// %% [markdown] answer="searchOrTune" points=1
// <!-- BEGIN SOLUTION -->
// 60,000 · 128 · 4 bytes = 31 MB, nothing to speak of. A billion pictures are 512 GB, more than the memory of most machines.
// The time of a search grows too: each query is compared with all of them (approximate indices help, at a small loss).
//
// Fine-tuning puts the knowledge into a few thousand weights: small, fast, and the features adapt to the task, which the
// contrastive loss alone does not promise. It is the better choice for a fixed list of classes with enough labels.
//
// The search is better when classes come and go (the door with its faces: a new person is one more row, no training), when
// classes have one or two examples, or when one wants to see *why* something was decided: the neighbour is an explanation.
//
// In between: keep a few good examples of each class, or their mean. Our trained network loses next to nothing that way, for
// its classes are tight clusters; pixels lose a lot.
// <!-- END SOLUTION -->

// %% [markdown]
// ### How it is done in practice
//
// We took the labels to find positives. Large models are trained without any:
//
// - **Pictures alone.** Two *augmentations* of one picture, a crop, a flip, a rotation, other colours or brightness,
//   noise, are a positive pair: you are the same person in a mirrored black-and-white photo. This pretext task is SimCLR's (notebook
//   4). Pictures of other things are the negatives.
// - **Pictures and texts.** CLIP and its open successors, OpenCLIP and EVA-CLIP, have two encoders, one for pictures and one
//   for captions. "A photo of a dog" belongs close to the photo of the sheepdog under which it stood, and far from
//   the cat's. Pairs are collected from the web by the billion (LAION-2B, COYO-700M). Their captions are often poor; the number makes
//   up for it.
// - **Which measure?** Mostly the cosine. The angle itself (Universal Sentence Encoder), the Euclidean distance and its
//   square (notebook 3) are in use too.
//
// You will read that nearly all vision models of today are trained by a contrastive loss, DINO and DINOv2 among them. Take that with
// care. DINO compares two views of a picture, as we do, but it has *no negatives*: a student network learns to
// answer like its slowly following teacher. Why that does not end with the same answer for everything is a story of its
// own; notebook 5 shows the danger.
//
// ### ✎ Question 4: in your head
//
// Telling alike from different is something that brains do all the time, and nobody labels the world for them. Could
// they learn by contrast? What would be the anchor, the positives, the negatives? What would have to be true of
// nerve cells for it? There is no agreed answer; make a guess and say how one might test it.

// %% [markdown] answer="brain" points=1
// <!-- BEGIN SOLUTION -->
// **One of many good answers.** *Positives* come for free with time: what I see now and what I saw a tenth of a second ago mostly
// show the same thing from another angle. They also come from two senses at once: the bark and the dog. *Negatives*
// could be what was seen some minutes ago, or what memory replays during rest.
//
// *What it would take:* cells that answer alike to views that follow each other, which is what plain Hebbian learning over a
// short trace of the past does; and something that keeps apart what is different, such as inhibition between
// neighbouring cells. A sum over many negatives at one moment, as in our denominator, is hard to imagine in a brain; methods without
// negatives may be the better model.
//
// *How to test:* swap objects while the eye jumps, so that "then" and "now" show different things. Monkeys' cells in
// the temporal lobe then begin to take the two for one (Li and DiCarlo 2008). And compare: networks that were trained by
// contrast on unlabelled pictures predict the answers of cells in the visual stream about as well as
// those trained on labels (Zhuang et al. 2021).
//
// *What to look for in an answer:* a source of positives that needs no teacher, a reason why not everything collapses into
// one, and a prediction that could turn out wrong.
// <!-- END SOLUTION -->

// %% [markdown]
// ## Recap
//
// - A network that **compares** needs no list of classes. New ones are new rows, not new outputs.
// - In a **batch** every picture is an anchor. Positives share its label, negatives do not, and itself is neither.
// - **InfoNCE** is a multiple-choice question. The **temperature** says how much the closest rival counts.
// - **DCL** leaves the positive out below the line. Its pull never tires, so small batches do.
// - Sums of exponentials go by **log-sum-exp**; what must not count gets −1e9, not 0.
// - A **mean can hide a mistake** that single losses show, and a **figure needs a baseline**.

// %%
check.progress();

// %% [markdown]
// ## Further reading
//
// - Yeh et al. 2022, [Decoupled contrastive learning](https://arxiv.org/abs/2110.06848): DCL, with the calculation of the
//   factor that InfoNCE's gradient suffers from.
// - Van den Oord, Li, Vinyals 2018, [Representation learning with contrastive predictive coding](https://arxiv.org/abs/1807.03748):
//   where InfoNCE comes from.
// - Khosla et al. 2020, [Supervised contrastive learning](https://arxiv.org/abs/2004.11362): positives from labels, as here.
// - He et al. 2016, [Identity mappings in deep residual networks](https://arxiv.org/abs/1603.05027): the order of steps inside
//   our blocks.
// - Wattenberg, Viégas, Johnson 2016, [How to use t-SNE effectively](https://distill.pub/2016/misread-tsne/): what its maps say,
//   and what they do not.
// - Li, DiCarlo 2008, [Unsupervised natural experience rapidly alters invariant object representation in visual
//   cortex](https://doi.org/10.1126/science.1160028), and Zhuang et al. 2021, [Unsupervised neural network models of the ventral
//   visual stream](https://doi.org/10.1073/pnas.2014196118): brains.
//
// **Next:** notebook 3 compares by distance instead of angle, two pictures at a time, and squeezes the digits into a plane.
