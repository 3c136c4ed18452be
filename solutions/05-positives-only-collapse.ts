// ---
// jupyter:
//   kernelspec:
//     display_name: TypeScript
//     language: typescript
//     name: tslab
// ---

// %% [markdown]
// # 5 · What if nothing pushes apart?
//
// The loss of notebook 4 does two things at once: it pulls the two views of a picture together, and it pushes all
// other pictures away. The pushing is the dear half. It wants large batches, and a table of every view against every
// other. So why bother? This notebook leaves it out and watches what happens.
//
// **Afterwards you can**
//
// - say what a loss of positive pairs alone rewards, and write it;
// - say why a network *collapses* under it, while free points do not;
// - tell a collapse from a success by numbers, when the loss looks perfect in both;
// - name numbers that mislead: the loss, a variance, a rank;
// - judge what helps against collapse, and what only sounds as if it did.
//
// **You need** notebook 1 (the cosine) and notebook 4 (two views, NT-Xent, encoder and projection head).
//
// **Time:** about an hour for you, a minute for the computer.

// %% [markdown]
// ## How to use this notebook
//
// Run cells with <kbd>Shift</kbd> + <kbd>Enter</kbd>, from top to bottom. **✎ is for you**: put code in place of
// `throw new Error('TODO: …')`, run the cell, then the check below it. What you skip is done by the library's version,
// and the notebook says so. ■ in the toolbar stops a cell that takes too long.

// %%
import * as tf from '@tensorflow/tfjs';
import { check, orLibrary } from '../checks';
import * as lib from '../lib';
import { histogram, imageGrid, lines, liveFigure, lossCurve, pointsOnCircle } from '../lib';
import { progressBar, show, table } from '../lib';

const engine = await lib.useFastestEngine();
console.log(`Engine: ${engine.name} (${engine.reason})`);

// %% [markdown]
// ## 1 · Half a loss
//
// This is NT-Xent for the anchor $i$ and its positive $p$, once more, with the logarithm of the fraction written out:
//
// $$ \ell(i) = \underbrace{-\frac{s_{ip}}{\tau}}_{\text{pulls the positive near}}
// \; + \; \underbrace{\log \sum_{k \neq i} \exp \frac{s_{ik}}{\tau}}_{\text{pushes everything away}} $$
//
// where $s$ is the cosine of two projections and $\tau$ the temperature. Two terms, two jobs.
//
// ### ✎ Question 1: before you run anything
//
// 1. What would have to change in this formula so that only positive pairs count? Do you still need the temperature?
// 2. What would that do to training? Think of the easiest way for a network to make such a loss small.
//
// You need not be right. But write your guess down now: further down the training itself gives the answer, and a guess
// that was wrong teaches more than none.
//
// *Double-click the cell below to write, <kbd>Shift</kbd> + <kbd>Enter</kbd> when you are done.*

// %% [markdown] answer="withoutNegatives" points=1
// <!-- BEGIN SOLUTION -->
// 1. Leave out the second term, the logarithm of the sum. What is left is $-s_{ip} / \tau$. The temperature now only
//    scales the loss, as a learning rate would; it no longer weighs anything against anything, so it can go too. The
//    loss is minus the mean cosine of the positive pairs.
// 2. A network that answers *every* picture with one and the same vector has a cosine of 1 for every positive pair,
//    the best there is. For that it need not look at the pictures at all. Nothing in the loss says that different
//    pictures should differ, so there is every reason to fear that training ends there.
//
// *What to look for in an answer:* that the denominator goes, and a reasoned guess; the guess need not be right.
// <!-- END SOLUTION -->

// %% [markdown]
// ### ✎ Exercise 1: `positivesOnlyLoss`
//
// Minus the mean cosine of the positive pairs:
//
// $$ L = -\frac{1}{N} \sum_{i=1}^{N} \cos(z_{1,i}, \; z_{2,i}) $$
//
// Row i of `z1` and row i of `z2` are the projections of two views of one picture. The result is a single number, a
// scalar. It is quickly written: `lib.cosineSimilarity(z1, z2)` is what you built in notebook 1. A row of zeros has
// cosine 0 with everything, as before.

// %% exercise="positivesOnlyLoss"
/**
 * Minus the mean cosine of row i of z1 with row i of z2.
 *
 * z1, z2: [N, D]; the result: []
 */
function positivesOnlyLoss(z1: tf.Tensor2D, z2: tf.Tensor2D): tf.Scalar {
  // BEGIN SOLUTION
  return tf.tidy(() => lib.cosineSimilarity(z1, z2).mean<tf.Scalar>().neg());
  // END SOLUTION
}

// %% check="positivesOnlyLoss"
await check.positivesOnlyLoss(positivesOnlyLoss);

// %%
// Stuck? Take away the two slashes and run this cell. Each run gives one more hint.
// check.positivesOnlyLoss.hint();

// %% [markdown]
// ## 2 · First without a network
//
// Ten points on a circle, five pairs: A with a, B with b, and so on. There is no network and no picture. The points
// themselves are what is trained: each follows the gradient of the loss wherever it leads.
//
// **Predict first:** where will the ten points be in the end, under your loss? All on one spot? And under NT-Xent?

// %%
const pullOnly = orLibrary(positivesOnlyLoss, lib.positivesOnlyLoss);
const pullAndPush = (z1: tf.Tensor2D, z2: tf.Tensor2D): tf.Scalar =>
  lib.ntXent(z1, z2, { temperature: 0.5 });

// Degrees of A, a, B, b, …: change some and run again.
const start = [0, 70, 85, 40, 100, 150, 190, 130, 215, 290];
const pairNames = ['A', 'a', 'B', 'b', 'C', 'c', 'D', 'd', 'E', 'e'];

/** Where the points are after some steps along the gradient of a loss. */
function letLoose(loss: (z1: tf.Tensor2D, z2: tf.Tensor2D) => tf.Scalar, steps = 400): number[][] {
  const radians = start.map((degree) => (degree * Math.PI) / 180);
  const firsts = radians.filter((_, i) => i % 2 === 0).map((a) => [Math.cos(a), Math.sin(a)]);
  const seconds = radians.filter((_, i) => i % 2 === 1).map((a) => [Math.cos(a), Math.sin(a)]);
  const [z1, z2] = [tf.variable(tf.tensor2d(firsts)), tf.variable(tf.tensor2d(seconds))];
  const optimizer = tf.train.sgd(0.2);
  for (let step = 0; step < steps; step += 1) optimizer.minimize(() => loss(z1, z2));
  const [a, b] = [z1.arraySync(), z2.arraySync()];
  tf.dispose([z1, z2]);
  return a.flatMap((row, i) => [row, b[i] ?? []]);
}

show(pointsOnCircle(letLoose(pullOnly, 0), pairNames, { title: 'At the start' }));
show(pointsOnCircle(letLoose(pullOnly), pairNames, { title: 'After: positives only' }));
show(pointsOnCircle(letLoose(pullAndPush), pairNames, { title: 'After: NT-Xent' }));

// %% [markdown]
// Under your loss each pair meets half-way, *at a place of its own*. No pair feels another one. That is not a
// collapse. The loss is −1, as good as it gets, and five things are still five things.
//
// NT-Xent makes the pairs meet as well, and then moves the pairs apart until they share the circle evenly.
//
// So the loss alone is not the trouble. There are two ways for it to reach −1:
//
// - **The good one:** both views of a picture get one vector, different pictures get different vectors.
// - **The lazy one:** everything gets one vector.
//
// The loss cannot tell them apart: both are −1. Free points take the good way because it is the nearer one. A network
// does not have free points. All projections come out of *the same weights*, and a step that is made for one picture
// moves all the others too. Which way is nearer for a network?
//
// ## 3 · How would you notice?
//
// Not by the loss, as we have just seen. Here is what a textbook lists (we call it *the handbook*) as signs of a
// **collapse**:
//
// - the loss falls nicely;
// - the representations sit together at a single point;
// - their variance is near zero;
// - a classifier on top of them does poorly.
//
// The second and the third can be measured without a single label, while training goes on. Take the embeddings of some
// pictures as the rows of a table and look at one column, one *dimension*. Does it differ from picture to picture?
//
// How much should it? Cut the rows to length 1. If they point in all directions alike, the columns have mean 0, and
// the squares of a row add up to 1, so each column has variance $1/D$ and standard deviation
//
// $$ \sigma = \frac{1}{\sqrt{D}} \quad \text{(all directions alike)}, \qquad \sigma = 0 \quad \text{(all rows equal)} $$
//
// Everything else lies between. The handbook looks at something simpler, the variance of the rows *as they are*, and
// warns below 0.001. Let us measure both, and find out which one to trust.
//
// ### ✎ Exercise 2: `collapseMonitor`
//
// From a table of embeddings, [N, D], give an object with
//
// - `standardDeviation`: cut the rows to length 1; take the standard deviation of each column; then the mean over the
//   columns;
// - `variance`: leave the rows as they are; take the variance of each column; then the mean over the columns;
// - `warning`: a text, if `variance` is below `threshold`; nothing (left out or `undefined`) otherwise.
//
// A variance here divides by N − 1, as PyTorch's `var` does. Beware of `tf.moments`: it divides by N. The two numbers
// are plain numbers: `someTensor.dataSync()[0]!` takes one out of a tensor, and the `!` tells TypeScript that it is
// there. A row of zeros stays a row of zeros.

// %% exercise="collapseMonitor"
/**
 * How much embeddings differ from picture to picture.
 *
 * embeddings: [N, D], N at least 2
 */
function collapseMonitor(
  embeddings: tf.Tensor2D,
  { threshold = 0.001 }: lib.CollapseOptions = {},
): { standardDeviation: number; variance: number; warning?: string } {
  // BEGIN SOLUTION
  return tf.tidy(() => {
    const variances = (rows: tf.Tensor2D): tf.Tensor =>
      rows
        .sub(rows.mean(0))
        .square()
        .sum(0)
        .div(rows.shape[0] - 1); // [D]
    const unit = embeddings.div<tf.Tensor2D>(embeddings.square().sum(1, true).add(1e-12).sqrt());
    const standardDeviation = variances(unit).sqrt().mean().dataSync()[0] ?? NaN;
    const variance = variances(embeddings).mean().dataSync()[0] ?? NaN;
    const warning = `a variance of ${variance.toExponential(1)} only`;
    return { standardDeviation, variance, ...(variance < threshold ? { warning } : {}) };
  });
  // END SOLUTION
}

// %% check="collapseMonitor"
await check.collapseMonitor(collapseMonitor);

// %%
// Stuck? Take away the two slashes and run this cell. Each run gives one more hint.
// check.collapseMonitor.hint();

// %% [markdown]
// ### Play: four clouds
//
// Before we trust a measuring instrument, we measure things that we know. Here are four clouds of 500 made-up
// embeddings with 32 numbers each. Two are spread over all directions, two are narrow bundles in which all point
// nearly one way. And of each kind one has short rows and one has long ones.
//
// **Predict first:** for which of the four should a monitor warn? For which will yours?

// %%
const monitor = orLibrary(collapseMonitor, lib.collapseMonitor);

const dim = 32;
const bundle = 0.05; // how wide a narrow bundle is; change it

const noise = tf.randomNormal<tf.Rank.R2>([500, dim], 0, 1, 'float32', 1);
const even = lib.l2Normalize(noise);
const narrow = lib.l2Normalize(noise.mul<tf.Tensor2D>(bundle).add(tf.ones([1, dim])));
const clouds = {
  'all directions, length 1': even,
  'all directions, length 0.1': even.mul<tf.Tensor2D>(0.1),
  'narrow bundle, length 1': narrow,
  'narrow bundle, length 10': narrow.mul<tf.Tensor2D>(10),
};
/** A line of a table: what the monitor says. */
function reportOn(what: string, embeddings: tf.Tensor2D) {
  const { standardDeviation, variance, warning } = monitor(embeddings);
  return {
    what,
    'std per dimension': standardDeviation,
    '1/√D': 1 / Math.sqrt(embeddings.shape[1]),
    variance,
    warning: warning ? 'collapse!' : '–',
  };
}
show(table(Object.entries(clouds).map(([name, cloud]) => reportOn(name, cloud))));

// %% [markdown]
// ### ✎ Question 2: which number do you trust?
//
// The warning is right twice and wrong twice. Say why for both. Which of the numbers would you watch while training
// with a loss that is made of cosines, and what would you compare it with?

// %% [markdown] answer="whichNumber" points=1
// <!-- BEGIN SOLUTION -->
// The variance of the rows as they are mixes two things: how far directions differ, and how long the rows are. Short
// rows that point everywhere have a small variance, and the warning cries wolf. Long rows in a narrow bundle differ by
// a small angle, but that angle times their length is a large number, and the warning stays silent at a real collapse.
//
// A cosine does not see lengths, so nothing in such a loss keeps the lengths where they are: a threshold of 0.001
// means one thing today and another tomorrow. The standard deviation of the *unit* rows sees what the cosine sees. It
// has a scale of its own: compare it with $1/\sqrt{D}$, which it reaches when all directions are used, and with 0.
// <!-- END SOLUTION -->

// %% [markdown]
// ## 4 · Two twins
//
// Now the real thing. Two networks with **the same first weights** get the same views of the same pictures in the same
// order. One learns with NT-Xent, the other with positives only. Whatever becomes different is the work of the
// negatives.
//
// Everything else is as in notebook 4, made small: the pictures have 16 × 16 pixels, the encoder is a ResNet with 8
// layers instead of 18, its projections have 32 numbers, a batch has 64 pictures. Optimizer and temperature are those
// of the course that this notebook follows, *the source* from here on: gradient descent with momentum 0.9, learning
// rate 0.01, $\tau = 0.07$.

// %%
const seed = 1; // another seed, other first weights and other views

const pictures = await lib.loadCifar10({ split: 'train', limit: 2000 });
const unseen = await lib.loadCifar10({ split: 'test', limit: 1000 }); // never trained on
console.log(pictures.source);

/** Half as wide and half as high: four times as quick. */
const small = (images: tf.Tensor): tf.Tensor4D => tf.avgPool(images as tf.Tensor4D, 2, 2, 'valid');
/** Pixels about 0, as networks like them. */
const centred = (images: tf.Tensor): tf.Tensor => images.sub(0.5).div(0.25);

const some = lib.imageTensor(unseen, [0, 1, 2, 3, 4, 5]);
const bothViews = tf.concat(lib.twoViews(small(some), { seed }));
show(
  imageGrid(
    { images: bothViews.dataSync(), shape: [16, 16, 3] },
    { columns: 6, title: 'Two views of six pictures, one above the other' },
  ),
);

// %% [markdown]
// (With real CIFAR-10 in `$COURSE_DATA` the same cells run on 2,000 photographs.)
//
// `twin(loss)` makes a network and its training step; the seed makes the weights. While it learns we look at the
// projections of 300 pictures that it never trains on, through your monitor.

// %%
type Loss = (z1: tf.Tensor2D, z2: tf.Tensor2D) => tf.Scalar;

/** A fresh network: always with the same weights. */
function twin(loss: Loss, { weightDecay = 0 } = {}) {
  const encoder = lib.smallResnet({ seed });
  const head = lib.projectionHead({ inputDim: 64, hiddenDim: 128, outputDim: dim, seed });
  const model = lib.withHead(encoder, head);
  const optimizer = lib.sgdMomentum({ learningRate: 0.01, momentum: 0.9, weightDecay });
  const step = lib.compileStep(
    (views: tf.Tensor) => {
      const z = model.apply(views, { training: true }); // [2N, D], first views, then second views
      const [z1, z2] = tf.split(z, 2) as [tf.Tensor2D, tf.Tensor2D];
      return loss(z1, z2);
    },
    { optimizer, variables: model.weights },
  );
  return { encoder, model, step };
}

const unseenImages = tf.tidy(() => centred(small(lib.imageTensor(unseen)))); // [1000, 16, 16, 3]
const watched = unseenImages.slice([0], [300]);

const fresh = twin(pullOnly); // stays untrained, to compare with
show(table([reportOn('an untrained network', fresh.model.apply(watched))]));

// %% [markdown]
// Look at this before going on. The network has learnt nothing yet, and already its projections lie close together:
// the standard deviation is a quarter of $1/\sqrt{32} = 0.177$. A random network maps everything into a narrow cone.
// And the handbook's warning calls *collapse!* at a network that nobody has trained.
//
// Training starts from there. NT-Xent has to pull the cone open. What will the other one do?

// %%
type Twin = ReturnType<typeof twin>;
type Curves = Record<string, number[]>;

/** Two figures that grow while twins learn: their losses, and how much pictures differ for them. */
function liveCurves(twins: Record<string, Twin>) {
  const losses: Curves = Object.fromEntries(Object.keys(twins).map((name) => [name, []]));
  const deviations: Curves = Object.fromEntries(Object.keys(twins).map((name) => [name, []]));
  const times: number[] = [];
  const upper = () => lossCurve(losses, { title: 'What the losses say' });
  const lower = () =>
    lines(
      { ...deviations, 'all directions alike': times.map(() => 1 / Math.sqrt(dim)) },
      { x: times, xTitle: 'step', yTitle: 'std per dimension', title: 'Do pictures still differ?' },
    );
  const measure = (step: number): void => {
    times.push(step);
    for (const [name, each] of Object.entries(twins)) {
      const z = each.model.apply(watched);
      deviations[name]?.push(monitor(z).standardDeviation);
      z.dispose();
    }
  };
  measure(0);
  const figures = [
    { live: liveFigure(upper()), draw: upper },
    { live: liveFigure(lower()), draw: lower },
  ];
  const update = (step: number): void => {
    measure(step);
    for (const { live, draw } of figures) live.update(draw());
  };
  const done = (): void => {
    for (const { live, draw } of figures) live.done(draw());
  };
  return { losses, update, done };
}

/** Trains twins side by side: in each step all get the same two views of the same pictures. */
async function train(
  twins: Record<string, Twin>,
  epochs: number,
  onEpoch?: (epoch: number) => void,
): Promise<Curves> {
  const total = epochs * Math.floor(pictures.count / 64);
  const bar = progressBar({ total, label: 'Training' });
  const { losses, update, done } = liveCurves(twins);
  let drawn = 1000 * seed;
  const step = ({ images }: lib.Batch): tf.Tensor => {
    const views = centred(tf.concat(lib.twoViews(small(images), { seed: (drawn += 1) })));
    const found = Object.entries(twins).map(([name, each]) => {
      const loss = each.step(views);
      losses[name]?.push(loss.dataSync<'float32'>()[0] ?? NaN);
      return loss;
    });
    return tf.addN(found);
  };
  await lib.train(step, {
    epochs,
    batches: (epoch) =>
      lib.batches(pictures, { batchSize: 64, dropLast: true, seed: 100 * seed + epoch }),
    onStep: ({ step: number }) => {
      const last = Object.entries(losses).map(([name, values]) => [name, values.at(-1) ?? NaN]);
      bar.update(number, Object.fromEntries(last) as Record<string, number>);
      if (number <= 12 || number % 6 === 0) update(number);
    },
    onEpoch: ({ epoch }) => {
      onEpoch?.(epoch);
    },
  });
  done();
  return losses;
}

// %% [markdown]
// **Predict first:** two curves for each twin. In the upper figure the losses: how low can each get, and which gets
// there sooner? In the lower one the standard deviation: which rises, which falls?
//
// Six epochs take less than half a minute on the native engine. On others a step takes longer, so that the twins learn
// for two epochs only: the curves part all the same, though less far.

// %%
const pushed = twin(lib.ntXent); // τ = 0.07
const pulled = twin(pullOnly);
const epochs = engine.name === 'native' ? 6 : 2; // other engines take longer for a step

// Before training and after each epoch, a recorder keeps where the watched pictures are on the sphere.
const watchedKinds = Array.from(unseen.labels.slice(0, 300), (l) => unseen.classNames[l] ?? '');
const pulledRun = lib.recorder({ labels: watchedKinds, unit: true });
const pushedRun = lib.recorder({ labels: watchedKinds, unit: true });
const record = (epoch: number): void => {
  tf.tidy(() => {
    pulledRun.record(epoch, pulled.model.apply(watched));
    pushedRun.record(epoch, pushed.model.apply(watched));
  });
};
record(0);
const losses = await train({ 'positives only': pulled, 'NT-Xent': pushed }, epochs, record);

// %% [markdown]
// The upper figure alone would make you choose the wrong network. Positives only is down at −1 after a dozen steps,
// smooth as silk, while NT-Xent is still toiling at its starting value. The lower figure shows what was bought with
// it.
//
// For comparison, the source: a ResNet-18 on the 50,000 photographs of CIFAR-10, batches of 128, one epoch with
// positives only, three minutes on a GPU. The mean loss of that epoch was **−0.985**, and the last of its 391 steps
// was at −0.997. Ours:

// %%
const pulledLosses = losses['positives only'] ?? [];
const perEpoch = Math.floor(pictures.count / 64);
const meanOf = (values: number[]): number => values.reduce((sum, v) => sum + v, 0) / values.length;
console.log(`first step:  ${(pulledLosses[0] ?? NaN).toFixed(3)}`);
console.log(`first epoch: ${meanOf(pulledLosses.slice(0, perEpoch)).toFixed(3)} on average`);
console.log(`last step:   ${(pulledLosses.at(-1) ?? NaN).toFixed(3)}`);

// %% [markdown]
// ### Back and forth in time
//
// Each point is one of 300 unseen pictures, on the sphere of unit projections, seen from where the pictures differ
// most over the whole training. Pull the slider from epoch 0 to the last, or press *Play*; the numbers above the
// picture are those of the frame. (Mind the axes: each figure has its own.)

// %%
const legendTitle = 'kind of object';
show(lib.scrubber(pulledRun.frames, { title: 'Positives only', legendTitle }));
show(lib.scrubber(pushedRun.frames, { title: 'NT-Xent', legendTitle }));

// %% [markdown]
// ### Look at the sphere
//
// Projections of length 1 lie on a sphere. Ours is in 32 dimensions, which nobody can draw, but we can look at its
// shadow: the first two of the 32 numbers, as a direction. A hundred unseen pictures, each colour a kind of object.

// %%
const hundred = unseenImages.slice([0], [100]);
const kinds = Array.from(unseen.labels.slice(0, 100), (label) => unseen.classNames[label] ?? '');
const twins = { untrained: fresh, 'positives only': pulled, 'NT-Xent': pushed };
for (const [name, { model }] of Object.entries(twins)) {
  const z = model.apply(hundred);
  show(pointsOnCircle(z.slice([0, 0], [-1, 2]).arraySync(), kinds, { title: name }));
}

// %% [markdown]
// A shadow hides things. So here is what no shadow can hide: the cosines of all pairs of *different* pictures among
// the hundred. For a useful network most of them should be near 0. (Mind the numbers at the left: the bars in the
// second figure would not fit into the others.)

// %%
/** The cosines of all pairs of different rows. */
function cosinesBetween(z: tf.Tensor2D): number[] {
  const table = lib.cosineSimilarityMatrix(z, z).arraySync();
  return table.flatMap((row, i) => row.slice(i + 1));
}
const cosines = Object.fromEntries(
  Object.entries(twins).map(([name, { model }]) => [name, cosinesBetween(model.apply(hundred))]),
);
for (const [name, values] of Object.entries(cosines)) {
  show(
    histogram(values, {
      range: [-1, 1.0001], // float32 rounds a cosine of 1 up or down
      bins: 60,
      title: name,
      xTitle: 'cosine of two different pictures',
      yTitle: 'pairs',
    }),
  );
}

// %% [markdown]
// ### ✎ Question 3: what did you observe?
//
// 1. What did you see, and how does it compare with your guess in question 1?
// 2. The source ended its epoch at −0.985. What does this value say about the two projections that were compared: what
//    angle is between them, on average? What does it say about projections that were *not* compared?
// 3. How useful do you expect such embeddings to be for pictures that the network has not seen?

// %% [markdown] answer="whatHappened" points=2
// <!-- BEGIN SOLUTION -->
// *Numbers of the embedded pictures, seed 1, the native engine.*
//
// 1. The loss of positives only goes to its minimum at once and stays there. The standard deviation falls from 0.042
//    to 0.009, a twentieth of $1/\sqrt{32}$: all pictures are nearly one point. With NT-Xent, from the same weights,
//    it rises to 0.16, nine tenths of it.
// 2. A mean cosine of 0.985 is an angle of about 10° between two views of one picture. By itself that says nothing
//    about the angle between different pictures, which the loss never looks at. It could be 90°, and then 10° would be
//    splendid. In our run the views of one picture end at 0.998, and different pictures at 0.997: two views of one
//    picture are hardly closer to each other than to anything else.
// 3. Hardly useful. If all pictures get nearly one vector, neither a classifier nor a search for neighbours has much
//    to go by. And nothing will be different for pictures that the network has not seen: it gives the same answer to
//    them, too.
// <!-- END SOLUTION -->

// %% [markdown]
// ## 5 · Is anything left?
//
// Point 3 was a prediction. Let us test it: for each of 500 unseen pictures, find the most similar one among 500
// others. How often is it of the same kind? There are ten kinds, so guessing gives about 0.10. We ask both the
// projections `z` and the embeddings `h`, from below the projection head, which are what one keeps after training.
//
// *Spread* in the table is the standard deviation per dimension as a share of $1/\sqrt{D}$. The table has another
// number that people look at, the **effective rank**: in how many directions do the unit rows differ? It is computed
// from the eigenvalues of their covariance; 32 would be all directions alike, 1 a single line.
//
// **Predict first:** which twin has the higher effective rank?

// %%
const half = 500;
/** How often the most similar of 500 pictures is of the same kind. */
const neighbours = (e: tf.Tensor2D): Promise<number> =>
  lib.knnAccuracy(
    e.slice([0], [half]),
    unseen.labels.slice(0, half),
    e.slice([half], [half]),
    unseen.labels.slice(half, 2 * half),
  );

/** The standard deviation as a share of 1/√D. */
const spreadOf = ({ standardDeviation, healthyDeviation }: lib.Collapse): number =>
  standardDeviation / healthyDeviation;

const verdicts = [];
for (const [name, { encoder, model }] of Object.entries(twins)) {
  const [z, h] = [model.apply(unseenImages), encoder.apply(unseenImages)];
  const of = lib.collapseMonitor(z);
  verdicts.push({
    twin: name,
    'spread of z': spreadOf(of),
    'variance of z': of.variance,
    'handbook warns': of.warning === undefined ? '–' : 'collapse!',
    'mean cosine': meanOf(cosines[name] ?? []),
    'effective rank': of.effectiveRank,
    'neighbours by z': await neighbours(z),
    'neighbours by h': await neighbours(h),
    'spread of h': spreadOf(lib.collapseMonitor(h)),
  });
}
show(table(verdicts, { digits: 4 }));

// %% [markdown]
// With seed 1 and the embedded pictures, on the native engine:
//
// - **Collapsed it is:** 0.05 of the spread that there could be, against 0.92 after NT-Xent. Neighbours by `z` are
//   found no better than by a network that has not learnt anything (0.15 and 0.11; with 500 pictures a difference of
//   0.03 may be chance). After NT-Xent it is 0.34.
// - **The warning is wrong again**, as it was on the clouds: it sounds for the untrained network and not for the
//   collapsed one. The lengths are why. The cosine does not mind them, and training has made the projections seven
//   times as long.
// - **The effective rank rose**, from 5 to 21, in the collapse! NT-Xent has 9. The rank says how evenly the
//   differences are shared out among directions, not how large they are. What is left in a collapse is little, and it
//   lies in all directions. A rank without a standard deviation beside it means nothing.
// - **The embeddings `h` did not collapse.** They are as spread out as NT-Xent's (batch normalisation in the encoder
//   sees to that), so a monitor of `h` alone would have noticed nothing. But they are of no more use than before
//   training: at a loss of −1 there is nothing left to learn from.
//
// Why did it take this way? Split each projection into what all pictures have in common, the mean, and the rest.

// %%
const parts = Object.entries(twins).map(([name, { model }]) => {
  const z = model.apply(unseenImages);
  const common = z.mean(0);
  return {
    twin: name,
    'length of the common part': common.norm().dataSync()[0],
    'mean length of the rest': z.sub(common).norm('euclidean', 1).mean().dataSync()[0],
  };
});
show(table(parts, { digits: 2 }));

// %% [markdown]
// ### ✎ Question 4: why, and what would help?
//
// 1. Free points did not collapse, the network did. Use the last table: what did training with positives only add to
//    the projections? Which parts of a network can do that for all pictures at once, and why is this the easy way?
// 2. Here is what the handbook and another guide recommend against collapse. Say for each whether it can help a loss
//    *without negatives*, and why: (a) have negatives in the batch; (b) a larger batch; (c) normalise to length 1; (d)
//    better augmentations; (e) weight decay; (f) stop the gradient on one side, or make the two sides unequal.

// %% [markdown] answer="whatHelps" points=2
// <!-- BEGIN SOLUTION -->
// 1. It added what all pictures have in common: a part that was 0.5 long became 3.6 long, while the rest only went
//    from 0.15 to 0.46. Biases can do this: they are added to every picture's vector. So can a layer after a ReLU,
//    whose inputs are never negative and so have a mean that all pictures share. It is the easy way because all pairs
//    agree on it. "More of what we have in common" is a step in one direction for every picture in the batch, and
//    these steps add up. To bring together the views of *one* picture by what it shows takes a different step for
//    each, and in shared weights those get in each other's way. (Free points share nothing, so their steps neither add
//    up nor get in the way.)
// 2. - (a) Yes. It is the only one of the handbook's that changes what the loss rewards. But then there are negatives.
//    - (b) No. A mean over more pairs is lowest at the very same place. Large batches help a loss that has negatives,
//      since they bring more of them.
//    - (c) No. The cosine has done it all along, and a constant vector of length 1 is still constant. It stops another
//      cheat: to shrink all distances by shrinking all vectors (notebook 1, question 2).
//    - (d) No. A constant is right under every augmentation. Harder ones make the good way longer and leave the lazy
//      one as it is. With negatives they matter: with weak ones a network gets by on colours.
//    - (e) No. Smaller weights make shorter vectors, to which the cosine is blind. The play below tries it.
//    - (f) Yes, astonishing as it is. BYOL and SimSiam have no negatives: one side gets a small network more, and the
//      other gets no gradient. Barlow Twins goes another way and asks the dimensions not to repeat each other.
//      Notebook 9 builds the first of these.
// <!-- END SOLUTION -->

// %% [markdown]
// ### Play: can it be saved?
//
// Test a remedy. Weight decay makes all weights a little smaller in each step. Two more twins, positives only, for
// three epochs: one without, one with. Then put something else to the test: other seeds, other augmentations
// (`lib.twoViews` takes options; <kbd>Shift</kbd> + <kbd>Tab</kbd> shows them), a batch of 128.

// %%
const weightDecay = 0.01; // change it

const remedies = {
  'no remedy': twin(pullOnly),
  'weight decay': twin(pullOnly, { weightDecay }),
};
await train(remedies, epochs / 2);
const treated = Object.entries(remedies).map(([name, { model }]) =>
  reportOn(name, model.apply(watched)),
);
show(table(treated));

// %% [markdown]
// With weight decay the projections are shorter, so that the variance is smaller; the standard deviation of the
// directions stays as low as without it. The collapse is the same.
//
// ## Recap
//
// - A loss of **positives only** is lowest when everything is one point. It cannot tell this from a good solution.
// - Free points do not go there. A **network** does, because what all pictures have in common is what its shared
//   weights change most easily.
// - **Collapse** is seen in the *standard deviation of unit projections*, against $1/\sqrt{D}$. The loss does not show
//   it; nor does the variance of rows of any length, nor the effective rank by itself, nor the embeddings below the
//   head.
// - An untrained network is in a narrow cone already. **Negatives** are what opens it.
// - Normalising, larger batches, stronger augmentations and weight decay do not replace negatives. Unequal sides do.

// %%
check.progress();

// %% [markdown]
// ## Further reading
//
// Three that do manage with positives only:
//
// - Grill et al. 2020, [Bootstrap your own latent](https://arxiv.org/abs/2006.07733): BYOL.
// - Chen, He 2020, [Exploring simple Siamese representation learning](https://arxiv.org/abs/2011.10566): SimSiam. Its
//   figure 2 is our lower figure, with and without the stopped gradient.
// - Zbontar et al. 2021, [Barlow Twins](https://arxiv.org/abs/2103.03230).
//
// And two on collapse itself:
//
// - Wang, Isola 2020, [Understanding contrastive representation learning through alignment and uniformity on the
//   hypersphere](https://arxiv.org/abs/2005.10242): pulling and pushing, each with a number of its own. The library
//   has both, `lib.alignment` and `lib.uniformity`.
// - Jing et al. 2021, [Understanding dimensional collapse in contrastive self-supervised
//   learning](https://arxiv.org/abs/2110.09348): with negatives there is no collapse to a point, but often one to
//   fewer dimensions.
//
// **Next:** notebook 6 keeps the encoder that NT-Xent has trained, freezes it, and asks what a single linear layer can
// read out of it.
