// ---
// jupyter:
//   kernelspec:
//     display_name: TypeScript
//     language: typescript
//     name: tslab
// ---

// %% [markdown]
// # 10 · Equal shares
//
// NT-Xent compares every view with every other view: 2N pictures make a table of 2N × 2N. This notebook compares views
// with a few *prototypes* instead, and never with each other. That is **SwAV**, *swapping assignments between views*.
// No negatives are left, so the danger of notebook 5 is back. What averts it this time is a rule from the
// schoolyard: all teams get equally many players.
//
// **Afterwards you can**
//
// - say what a prototype is, and how a picture is assigned to one;
// - share pictures out evenly with Sinkhorn's algorithm, so that no number overflows;
// - write SwAV's loss, and say what in it is a target and what is a prediction;
// - show what happens without equal shares, and that equal shares alone are no guarantee;
// - read the figure of 75.3 % with its conditions.
//
// **You need** notebook 1 (the cosine), notebook 4 (two views, temperature) and notebook 5 (collapse).
//
// **Time:** about an hour for you, a minute for the computer.

// %%
import * as tf from '@tensorflow/tfjs';
import { check, orLibrary } from '../checks';
import * as lib from '../lib';
import { heatmap, histogram, imageGrid, lines, liveFigure, pointsOnCircle } from '../lib';
import { progressBar, show, table } from '../lib';

const engine = await lib.useFastestEngine();
console.log(`Engine: ${engine.name} (${engine.reason})`);

// %% [markdown]
// ## 1 · A question with K answers
//
// A **prototype** is a vector that lives among the projections, as the centre of a group does. There are K of them, the
// rows of a matrix C, [K, D]. They are drawn at random and trained together with the network. How well a picture fits a
// prototype is their cosine, its **score**.
//
// SwAV plays a game with the two views of a picture. From one view it works out an **assignment**: which prototype does
// this picture belong to? From the other view the network has to **predict** that assignment, without having seen the
// first view. Then the views change places. If both views show the same thing, and the network sees what it is, the
// prediction is right.
//
// ### ✎ Question 1: the easy way
//
// 1. Every picture may go to whichever prototype it likes best. What is the easiest way for the network to predict all
//    assignments rightly?
// 2. Which rule for the assignments would bar this way?

// %% [markdown] answer="theEasyWay" points=1
// <!-- BEGIN SOLUTION -->
// 1. To send all pictures to *one* prototype. Then the answer is known before any picture is looked at, and every
//    prediction is right. That is the collapse of notebook 5 again.
// 2. One that does not let a prototype have everything: of N pictures each of the K prototypes gets N/K. Then some
//    pictures have to go elsewhere, and to say which, one has to look at them.
// <!-- END SOLUTION -->

// %% [markdown]
// ## 2 · Sharing out
//
// Six pictures, three prototypes. Prototype 1 is popular: it is the favourite of four pictures. A softmax lets it
// have them:

// %%
const pictureNames = ['A', 'B', 'C', 'D', 'E', 'F'];
const prototypeNames = ['prototype 1', 'prototype 2', 'prototype 3'];
const scores = tf.tensor2d([
  [0.62, -0.11, 0.35],
  [0.58, 0.04, 0.41],
  [0.49, 0.22, 0.37],
  [0.71, -0.3, 0.12],
  [0.2, 0.05, 0.66],
  [0.33, 0.28, 0.5],
]);
const epsilon = 0.2; // the lower, the sharper; change it and run again

/** A table of numbers with what its columns sum to. */
function showShares(q: tf.Tensor, title: string): void {
  const values = tf.tidy(() => tf.concat([q, q.sum(0, true)]).arraySync()) as number[][];
  show(heatmap(values, { rows: [...pictureNames, 'sum'], columns: prototypeNames, title }));
}
show(heatmap(scores.arraySync(), { rows: pictureNames, columns: prototypeNames, title: 'Scores' }));
showShares(tf.softmax(scores.div(epsilon)), 'Each picture as it likes');

// %% [markdown]
// Rows sum to 1: each picture is given away once, in parts. The columns sum to whatever comes. Now bring them to one
// sum. Let $q = \exp(\text{scores} / \varepsilon)$, and then, in turn,
//
// 1. divide each **column** by its sum: every prototype gets the same;
// 2. divide each **row** by its sum: every picture is given away once.
//
// The second step spoils the first a little. So do both again, and again. This is **Sinkhorn's algorithm**, and three
// rounds are enough for SwAV.
//
// **Predict first:** which picture will leave prototype 1 first: A, B, C or D?

// %%
let shares: tf.Tensor = scores.div(epsilon).exp();
for (const round of [1, 2, 3]) {
  shares = shares.div(shares.sum(0, true)); // columns
  shares = shares.div(shares.sum(1, true)); // rows
  showShares(shares, `After round ${round}`);
}

// %% [markdown]
// The one that likes it least *more than the others do*: C. What counts is no longer how high a score is, but how high it is
// compared with the other scores of its row **and** of its column. Prototype 2, nobody's favourite, gets most of C and F.
//
// ### Why not exactly so
//
// The cell above takes exponentials. SwAV divides cosines by $\varepsilon = 0.05$, and $e^{20}$ is fine. But people who
// are stuck lower $\varepsilon$ (section 5 says why), and $e^{1/0.01}$ is larger than any float32: Infinity, and
// Infinity / Infinity is NaN. So keep $\log q$ instead of $q$. Dividing by a sum becomes subtracting its logarithm:
//
// $$ \log q_{nk} \;\leftarrow\; \log q_{nk} - \log \sum_{m} e^{\log q_{mk}} $$
//
// and `tf.logSumExp(x, axis, keepDims)` has the last term, without ever making a large number.
//
// ### ✎ Exercise 1: `sinkhorn`
//
// From scores, [N, K], make assignments, [N, K].
//
// - Divide the scores by `epsilon`; then make `iterations` rounds, each first columns, then rows. Where the caller
//   says nothing, 3 rounds and 0.05.
// - All in logarithms; `.exp()` comes last. A loop over the rounds is fine, one over pictures is not.
// - Assignments are *targets*, and nobody bends a target to fit a prediction. So no gradient may flow through them:
//   `lib.stopGradient(x)` has the values of `x`, and passes for a constant. Begin with it.

// %% exercise="sinkhorn"
/**
 * Shares pictures out among prototypes, so that every prototype gets equally much.
 *
 * scores: [N, K]; the result: [N, K], rows sum to 1 and columns nearly to N/K
 */
function sinkhorn(
  scores: tf.Tensor2D,
  { iterations = 3, epsilon = 0.05 }: lib.SinkhornOptions = {},
): tf.Tensor2D {
  // BEGIN SOLUTION
  return tf.tidy(() => {
    let log: tf.Tensor2D = lib.stopGradient(scores).div(epsilon);
    for (let i = 0; i < iterations; i += 1) {
      log = log.sub(tf.logSumExp(log, 0, true)); // prototypes: all get the same
      log = log.sub(tf.logSumExp(log, 1, true)); // pictures: each gives 1
    }
    return log.exp();
  });
  // END SOLUTION
}

// %% check="sinkhorn"
await check.sinkhorn(sinkhorn);

// %%
// Stuck? Take away the two slashes and run this cell. Each run gives one more hint.
// check.sinkhorn.hint();

// %% [markdown]
// ### Play: how many rounds, how sharp?
//
// Here are 64 random pictures and 16 prototypes. The curves show by how much the largest column sum misses N/K = 4.
//
// **Predict first:** which needs more rounds, a low ε or a high one?

// %%
const assign = orLibrary(sinkhorn, lib.sinkhorn);

const cosines = tf.randomUniform<tf.Rank.R2>([64, 16], -1, 1, 'float32', 1);
const rounds = [1, 2, 3, 5, 10, 20];
const sharpnesses = [0.02, 0.05, 0.2]; // change them
const misses = sharpnesses.map((sharpness) => {
  const miss = rounds.map((iterations) =>
    tf.tidy(() => {
      const q = assign(cosines, { iterations, epsilon: sharpness });
      return q.sum(0).sub(4).abs().max().dataSync()[0] ?? NaN;
    }),
  );
  return [`ε = ${sharpness}`, miss] as const;
});
show(
  lines(Object.fromEntries(misses), {
    x: rounds,
    title: 'Are the shares equal yet?',
    xTitle: 'rounds',
    yTitle: 'largest error of a share',
  }),
);

// %% [markdown]
// A low ε: almost whole pictures have to move, and that takes long. With ε = 0.05 and three rounds the shares are equal
// *roughly*, and that turns out to be good enough: the point is that no prototype can have everything.
//
// ## 3 · The swapped prediction
//
// Assignments $q$ come from Sinkhorn, predictions $p$ from a softmax over the scores $s$ of the same K prototypes, at
// temperature $\tau$. How far off the prediction of one view is from the assignment of the other, the **cross entropy**
// says:
//
// $$ p_{nk} = \frac{e^{s_{nk}/\tau}}{\sum_j e^{s_{nj}/\tau}}, \qquad
// L = -\frac{1}{2N} \sum_{n} \sum_{k} \left( q^{(1)}_{nk} \log p^{(2)}_{nk} + q^{(2)}_{nk} \log p^{(1)}_{nk} \right) $$
//
// The paper's formula adds both halves, its code takes their mean. We take the mean. Then the loss of a network that
// knows nothing, $p = 1/K$, is $\log K$.
//
// ### ✎ Exercise 2: `swavLoss`
//
// - `z1`, `z2` are [N, D], `prototypes` [K, D], none of length 1. Scores are cosines; `lib.cosineSimilarityMatrix` makes them.
// - Targets: `assign` of the plain scores, once for each view. Predictions: `tf.logSoftmax` of scores divided by `temperature`.
// - `assign` is an option, so that we can try others later. Where nothing is said it is the library's `sinkhorn`.
// - The result is a scalar. It must hold at τ = 0.01, where shares are too small for a float32 but their logarithms are not.

// %% exercise="swavLoss"
/**
 * SwAV: each view predicts the assignment of the other one.
 *
 * z1, z2: [N, D], row i of both from the same picture; prototypes: [K, D]; the result: []
 */
function swavLoss(
  z1: tf.Tensor2D,
  z2: tf.Tensor2D,
  prototypes: tf.Tensor2D,
  { temperature = 0.1, assign = lib.sinkhorn }: lib.SwavOptions = {},
): tf.Scalar {
  // BEGIN SOLUTION
  return tf.tidy(() => {
    const scores1 = lib.cosineSimilarityMatrix(z1, prototypes); // [N, K]
    const scores2 = lib.cosineSimilarityMatrix(z2, prototypes);
    const half = (targets: tf.Tensor2D, scores: tf.Tensor2D): tf.Scalar =>
      targets
        .mul(tf.logSoftmax(scores.div(temperature)))
        .sum(1)
        .mean();
    return half(assign(scores1), scores2)
      .add<tf.Scalar>(half(assign(scores2), scores1))
      .div(-2);
  });
  // END SOLUTION
}

// %% check="swavLoss"
await check.swavLoss(swavLoss);

// %%
// Stuck? Take away the two slashes and run this cell. Each run gives one more hint.
// check.swavLoss.hint();

// %% [markdown]
// ### Numbers to steer by
//
// Sixteen pictures and sixteen prototypes at right angles to each other. **Predict first** the loss, with equal shares
// and with each picture as it likes:
//
// 1. every picture lies on a prototype of its own;
// 2. all pictures lie on prototype 1;
// 3. all pictures lie in the middle, as near to every prototype.

// %%
const lossOf = orLibrary(swavLoss, lib.swavLoss);
type Assign = (scores: tf.Tensor2D) => tf.Tensor2D;

/** Assignments with equal shares, by your function. */
const equalShares =
  (sharpness: number): Assign =>
  (scores) =>
    assign(scores, { epsilon: sharpness });
/** Assignments without: each picture as it likes. */
const asTheyLike =
  (sharpness: number): Assign =>
  (scores) =>
    tf.softmax(lib.stopGradient(scores).div<tf.Tensor2D>(sharpness));

const corners = tf.eye(16);
const places = {
  'each on its own': corners,
  'all on prototype 1': tf.tile(corners.slice([0], [1]), [16, 1]),
  'all in the middle': tf.ones<tf.Rank.R2>([16, 16]),
};
const landmarks = Object.entries(places).map(([pictures, z]) => ({
  pictures,
  'equal shares': lossOf(z, z, corners, { assign: equalShares(0.05) }).dataSync()[0],
  'as they like': lossOf(z, z, corners, { assign: asTheyLike(0.05) }).dataSync()[0],
}));
show(table(landmarks, { caption: `log 16 = ${Math.log(16).toFixed(4)}` }));

// %% [markdown]
// - **Each on its own** is the good end, nearly 0 under both.
// - **All on one prototype** is as good as that where pictures do as they like. With equal shares it is the worst of
//   all: sixteen equal pictures are each given to all prototypes by sixteenths, and a prediction that is sure of one is
//   wrong fifteen times out of sixteen. *This way is barred.*
// - **All in the middle** is $\log K$. Mind this number. Equal shares of equal pictures are *sixteenths*, and sixteenths are
//   easy to predict without looking. It is no good end, but it is a place to get stuck.
//
// ### ✎ Question 2: find the bug
//
// A web page explains SwAV by the function below (its lines, in TypeScript). It does not run.
//
// ```ts
// function swavLoss(z1, z2, prototypes, temperature = 0.1) {
//   const q1 = sinkhorn(tf.matMul(z1, prototypes, false, true).div(temperature));
//   const q2 = sinkhorn(tf.matMul(z2, prototypes, false, true).div(temperature));
//   return q1.mul(tf.log(p2)).sum(1).add(q2.mul(tf.log(p1)).sum(1)).mean().neg();
// }
// ```
//
// 1. Why does it not run? Write the two lines that are missing.
// 2. Somebody mends it with `p1 = q1` and `p2 = q2`. It runs. What does the table below say about that?
// 3. Once it runs, it still differs from yours in three ways that nothing complains about. Which?

// %%
const [demo1, demo2] = [2, 3].map((s) => tf.randomNormal<tf.Rank.R2>([16, 8], 0, 1, 'float32', s));
const demoPrototypes = tf.randomNormal<tf.Rank.R2>([4, 8], 0, 1, 'float32', 4);
type Predict = (scores: tf.Tensor2D) => tf.Tensor;
/** The page's loss with something in the place of p1 and p2. */
const mended =
  (predict: Predict) =>
  (z1: tf.Tensor2D, z2: tf.Tensor2D): tf.Scalar => {
    const [s1, s2] = [z1, z2].map((z) => lib.cosineSimilarityMatrix(z, demoPrototypes));
    if (!s1 || !s2) throw new Error('two views, please');
    const one = assign(s1).mul(predict(s2).log()).sum(1);
    const two = assign(s2).mul(predict(s1).log()).sum(1);
    return one.add(two).mean<tf.Scalar>().neg();
  };
const repairs: Record<string, Predict> = {
  'p = q': (s) => assign(s),
  'p = softmax(scores / τ)': (s) => tf.softmax(s.div(0.1)),
};
if (demo1 && demo2) {
  const rows = Object.entries(repairs).map(([repair, predict]) => {
    const slope = tf.grad((z) => mended(predict)(z as tf.Tensor2D, demo2))(demo1);
    return {
      repair,
      loss: mended(predict)(demo1, demo2).dataSync()[0],
      'length of the gradient': slope.square().sum().sqrt().dataSync()[0],
    };
  });
  show(table(rows));
  console.log(`yours: ${(lossOf(demo1, demo2, demoPrototypes).dataSync()[0] ?? NaN).toFixed(4)}`);
}

// %% [markdown] answer="findTheBug" points=2
// <!-- BEGIN SOLUTION -->
// 1. `p1` and `p2` are used and never computed. They are the predictions,
//    `const p1 = tf.softmax(scores1.div(temperature))` and the same for view 2. In numbers `tf.logSoftmax` is safer than
//    the logarithm of a softmax.
// 2. With `p = q` there is a loss, but the gradient is 0: assignments are constants, so nothing is left that could
//    learn. (Without the stopped gradient it would be worse: the targets themselves would run after each other.)
// 3. - Projections and prototypes are not brought to length 1: long ones win.
//    - The scores are divided by τ *before* they are assigned, and `sinkhorn` divides by ε once more. Targets become ten
//      times as sharp, or, if that `sinkhorn` has no ε, they have τ for one. The temperature belongs to the prediction only.
//    - Both halves are added, as in the paper's formula, so that the number is twice ours. This one is no mistake, but
//      $\log K$ becomes $2 \log K$.
// <!-- END SOLUTION -->

// %% [markdown]
// ## 4 · First without a network
//
// Four pairs on a circle, Aa to Dd, and two prototypes, P1 and P2. As in notebook 5 there is no network: points and
// prototypes follow the gradient. At the start everybody is near P1.

// %%
const pairsAt = [0, 15, 20, 40, 50, 30, 70, 60]; // degrees of A, a, B, b, …
const prototypesAt = [30, 200];
const everyone = ['A', 'a', 'B', 'b', 'C', 'c', 'D', 'd', 'P1', 'P2'];

const onCircle = (degrees: number[]): tf.Tensor2D =>
  tf.tensor2d(degrees.map((a) => [Math.cos((a * Math.PI) / 180), Math.sin((a * Math.PI) / 180)]));

/** Where points and prototypes are after some steps along the gradient. */
function letLoose(how: Assign, steps: number): number[][] {
  const first = tf.variable(onCircle(pairsAt.filter((_, i) => i % 2 === 0)));
  const second = tf.variable(onCircle(pairsAt.filter((_, i) => i % 2 === 1)));
  const two = tf.variable(onCircle(prototypesAt));
  const step = lib.compileStep(() => lossOf(first, second, two, { assign: how }), {
    optimizer: tf.train.sgd(0.1),
    variables: [first, second, two],
  });
  for (let i = 0; i < steps; i += 1) step().dispose();
  const [a, b, c] = [first.arraySync(), second.arraySync(), two.arraySync()];
  tf.dispose([first, second, two]);
  return [...a.flatMap((row, i) => [row, b[i] ?? []]), ...c];
}

show(pointsOnCircle(letLoose(asTheyLike(0.05), 0), everyone, { title: 'At the start' }));
show(pointsOnCircle(letLoose(asTheyLike(0.05), 300), everyone, { title: 'After: as they like' }));
show(pointsOnCircle(letLoose(equalShares(0.05), 300), everyone, { title: 'After: equal shares' }));

// %% [markdown]
// As they like, nobody moves. All eight predict P1, and all eight are right: the loss is 0.0000001. P2 has nobody, and as
// nobody is ever assigned to it, nothing will ever bring it nearer.
//
// With equal shares somebody *has* to go to P2. Both prototypes turn, P2 comes near, P1 draws back, and pair D, which
// was last in P1's crowd, goes over to P2 as a whole. (Three rounds do not make shares of so few quite equal: three pairs
// stay with P1.)
//
// ## 5 · Three networks
//
// The pictures, views and the small network are those of notebook 5: 16 × 16 pixels, a ResNet of 8 layers, projections of
// 32 numbers, batches of 64. There are 16 prototypes. Three runs from the same first weights:
//
// | run | assignments | epochs |
// | --- | --- | --- |
// | as they like | softmax, ε = 0.02 | 2 |
// | equal shares, ε = 0.05 | Sinkhorn, as in the paper | 3 |
// | equal shares, ε = 0.02 | Sinkhorn, sharper | 10 |
//
// Without the native engine the runs have 1, 1 and 3 epochs: the third then only begins to leave log K.

// %%
const seed = 1; // another seed, other first weights and other views
const [dim, count] = [32, 16]; // numbers in a projection, prototypes

const pictures = await lib.loadCifar10({ split: 'train', limit: 2000 });
const unseen = await lib.loadCifar10({ split: 'test', limit: 1000 }); // never trained on
console.log(pictures.source);

/** Half as wide and half as high: four times as quick. */
const small = (images: tf.Tensor): tf.Tensor4D => tf.avgPool(images as tf.Tensor4D, 2, 2, 'valid');
/** Pixels about 0, as networks like them. */
const centred = (images: tf.Tensor): tf.Tensor => images.sub(0.5).div(0.25);
const unseenImages = tf.tidy(() => centred(small(lib.imageTensor(unseen)))); // [1000, 16, 16, 3]
const watched = unseenImages.slice([0], [300]);

/** A fresh network with prototypes, and its training step. */
function makeRun(how: Assign) {
  const encoder = lib.smallResnet({ seed });
  const head = lib.projectionHead({ inputDim: 64, hiddenDim: 128, outputDim: dim, seed });
  const model = lib.withHead(encoder, head);
  const prototypes = tf.variable(tf.randomNormal<tf.Rank.R2>([count, dim], 0, 1, 'float32', seed));
  const step = lib.compileStep(
    (views: tf.Tensor) => {
      const z = model.apply(views, { training: true }); // [2N, D], first views, then second views
      const [z1, z2] = tf.split(z, 2) as [tf.Tensor2D, tf.Tensor2D];
      return lossOf(z1, z2, prototypes, { assign: how });
    },
    {
      optimizer: lib.adam({ learningRate: 0.003 }),
      variables: [...Object.values(model.weights), prototypes],
    },
  );
  return { how, encoder, model, prototypes: prototypes as tf.Tensor2D, step };
}
type Run = ReturnType<typeof makeRun>;

/** The standard deviation of unit projections, as a share of 1/√D: 0 is a collapse. */
function spreadOf({ model }: Run): number {
  const z = model.apply(watched);
  const { standardDeviation, healthyDeviation } = lib.collapseMonitor(z);
  z.dispose();
  return standardDeviation / healthyDeviation;
}

// %% [markdown]
// **Predict first:** knowing nothing costs $\log 16 = 2.77$. Where does the loss of each run end? And which run would you
// choose if you saw nothing but the losses?

// %%
/** Trains a run, and shows its loss and how much pictures differ for it. */
async function train(name: string, run: Run, epochs: number): Promise<void> {
  const total = epochs * Math.floor(pictures.count / 64);
  const bar = progressBar({ total, label: name });
  const curves = { loss: [] as number[], spread: [] as number[], 'log K': [] as number[] };
  const draw = () => lines(curves, { title: name, xTitle: 'step' });
  const live = liveFigure(draw());
  let drawn = 1000 * seed;
  await lib.train(
    ({ images }: lib.Batch) =>
      run.step(centred(tf.concat(lib.twoViews(small(images), { seed: (drawn += 1) })))),
    {
      epochs,
      batches: (epoch) =>
        lib.batches(pictures, { batchSize: 64, dropLast: true, seed: 100 * seed + epoch }),
      onStep: ({ epoch, step, loss }) => {
        curves.loss.push(loss);
        curves.spread.push(step % 8 === 1 ? spreadOf(run) : (curves.spread.at(-1) ?? NaN));
        curves['log K'].push(Math.log(count));
        bar.update(step, { epoch, loss: loss.toFixed(2) });
        if (step % 8 === 1) live.update(draw());
      },
    },
  );
  live.done(draw());
}

const isFast = engine.name === 'native'; // the others take several times as long
const runs = {
  'as they like': makeRun(asTheyLike(0.02)),
  'equal shares, ε = 0.05': makeRun(equalShares(0.05)),
  'equal shares, ε = 0.02': makeRun(equalShares(0.02)),
};
await train('as they like', runs['as they like'], isFast ? 2 : 1);
await train('equal shares, ε = 0.05', runs['equal shares, ε = 0.05'], isFast ? 3 : 1);
await train('equal shares, ε = 0.02', runs['equal shares, ε = 0.02'], isFast ? 10 : 3);

// %% [markdown]
// ### Who goes where?
//
// The 1,000 unseen pictures, each to its nearest prototype. Evenly shared out, each prototype would have 62.

// %%
const nearestOf = ({ model, prototypes }: Run): number[] =>
  tf.tidy(() => [
    ...lib.cosineSimilarityMatrix(model.apply(unseenImages), prototypes).argMax(1).dataSync(),
  ]);
const nearest = Object.fromEntries(
  Object.entries(runs).map(([name, run]) => [name, nearestOf(run)]),
);
for (const [name, chosen] of Object.entries(nearest)) {
  show(
    histogram(
      chosen.map((k) => k + 1),
      {
        range: [0.5, count + 0.5],
        bins: count,
        title: name,
        xTitle: 'prototype',
        yTitle: 'pictures',
      },
    ),
  );
}

// %% [markdown]
// And in numbers. *Prototypes in use* is the exponential of the entropy of these shares: 16 if all have the same, 1 if one
// has everything. *Neighbours by h*: for half of the unseen pictures, how often is the most similar one of the other
// half of the same kind? Guessing gives 0.10, an untrained network 0.13.

// %%
const half = 500;
const neighbours = (e: tf.Tensor2D): Promise<number> =>
  lib.knnAccuracy(
    e.slice([0], [half]),
    unseen.labels.slice(0, half),
    e.slice([half], [half]),
    unseen.labels.slice(half, 2 * half),
  );
/** exp of the entropy: how many prototypes are in use. */
function inUse(chosen: readonly number[]): number {
  const parts = Array.from({ length: count }, (_, k) => chosen.filter((c) => c === k).length);
  const entropies = parts.map((n) => (n === 0 ? 0 : -(n / 1000) * Math.log(n / 1000)));
  return Math.exp(entropies.reduce((a, b) => a + b, 0));
}

const batch = lib.imageTensor(pictures, [...Array(64).keys()]);
const verdicts = [];
for (const [name, run] of Object.entries(runs)) {
  const { model, prototypes, how } = run;
  const loss = tf.tidy(() => {
    const [z1, z2] = lib
      .twoViews(small(batch), { seed: 7 })
      .map((view) => model.apply(centred(view)));
    return z1 && z2 && lossOf(z1, z2, prototypes, { assign: how }).dataSync()[0];
  });
  verdicts.push({
    run: name,
    'its loss': loss,
    'prototypes in use': inUse(nearest[name] ?? []),
    'spread of z': spreadOf(run),
    'neighbours by h': await neighbours(run.encoder.apply(unseenImages)),
  });
}
show(table(verdicts, { digits: 3 }));

// %% [markdown]
// ### What has a prototype become?
//
// For eight prototypes of the last run, the ten unseen pictures that are nearest to each. A row for each prototype.

// %%
const best = runs['equal shares, ε = 0.02'];
const fits = lib
  .cosineSimilarityMatrix(best.model.apply(unseenImages), best.prototypes)
  .arraySync();
const rows = Array.from({ length: 8 }, (_, k) =>
  fits
    .map((row, i) => ({ i, score: row[k] ?? NaN }))
    .sort((a, b) => b.score - a.score)
    .slice(0, 10)
    .map(({ i }) => i),
);
show(
  imageGrid(lib.subset(unseen, rows.flat()), {
    columns: 10,
    title: 'Nearest to prototypes 1 to 8',
  }),
);

const byKind = Array.from({ length: count }, (_, k) =>
  unseen.classNames.map(
    (_kind, c) =>
      (nearest['equal shares, ε = 0.02'] ?? []).filter((p, i) => p === k && unseen.labels[i] === c)
        .length,
  ),
);
show(
  heatmap(byKind, {
    rows: byKind.map((_, k) => `prototype ${k + 1}`),
    columns: unseen.classNames,
    title: 'How many pictures of each kind a prototype has',
  }),
);

// %% [markdown]
// ### ✎ Question 3: three ends
//
// 1. Which run has the lowest loss, and what is it worth?
// 2. Two runs had equal shares; one of them did not learn. Where did its loss stop, and why just there? What did the lower
//    ε change? (Look at *all in the middle*, section 3. An untrained network has all projections in a narrow cone.)
// 3. There are ten kinds of things and sixteen prototypes. Is a prototype a kind? Does it have to be?

// %% [markdown] answer="threeEnds" points=2
// <!-- BEGIN SOLUTION -->
// *Numbers of the drawn pictures, seed 1, the native engine.*
//
// 1. *As they like*: its loss is nearly 0 within an epoch, and it is worth nothing. All 1,000 pictures go to one prototype, the
//    projections are nearly one point, and neighbours are no better than guessed. The loss is low because the question
//    has become trivial.
// 2. With ε = 0.05 the loss stops at $\log 16 = 2.77$. In the beginning all projections lie close together, so all scores in a
//    column are nearly the same; divided by 0.05, what differs is too little to matter. Sinkhorn then gives every picture
//    to all prototypes by sixteenths, and to predict sixteenths one need not look at the picture. It is the collapse that equal
//    shares leave open. With ε = 0.02 the same small differences count two and a half times as much: assignments differ from
//    picture to picture, and there is something to learn. (SwAV's authors report the same of their 3,000 prototypes: runs that
//    stop at log 3000 = 8.006. They advise a lower ε, too.)
// 3. No. The prototypes only have to cut the pictures into equal parts that both views agree about. A kind may be cut into
//    several (by place or size), and things that look alike may share one. Nobody told the network what the kinds are, or that
//    they are ten. For that matter, the embeddings are what is kept; the prototypes are thrown away with the head.
// <!-- END SOLUTION -->

// %% [markdown]
// ## 6 · 75.3 %
//
// A page that compares methods says: *SwAV, batch 4096, 800 epochs, 75.3 %*. The number is right. It is the share of ImageNet's
// pictures that one linear layer on top of the frozen embeddings names rightly (notebook 6 does the same), for a
// ResNet-50, and it has a fourth condition that the page leaves out. Here are the figures that the authors publish with their code:
//
// | epochs | batch | views of each picture | accuracy |
// | --- | --- | --- | --- |
// | 800 | 4096 | 2 large, 6 small | **75.3** |
// | 400 | 4096 | 2 large, 6 small | 74.6 |
// | 400 | 256 | 2 large, 6 small | 74.3 |
// | 200 | 4096 | 2 large, 6 small | 73.9 |
// | 100 | 4096 | 2 large, 6 small | 72.1 |
// | 400 | 4096 | 2 large | 70.1 |
//
// The large views have 224 × 224 pixels, the small ones 96 × 96. The small ones only predict; they are never assigned.
// This is **multi-crop**, SwAV's other idea. It is cheap, since six small views have about as many pixels as one large view.
//
// ### ✎ Question 4: what made the difference?
//
// 1. Which condition is worth most: twice the epochs, sixteen times the batch, or the six small views?
// 2. The same page gives 74.3 % for BYOL and 76.5 % for SimCLR. What would you want to know before you say which method is best?
// 3. SwAV compares with prototypes, not with the batch, and yet the batch matters: there were 3,000 prototypes. What does
//    Sinkhorn do with 256 pictures and 3,000 prototypes? What could help who has no larger batch?

// %% [markdown] answer="conditions" points=2
// <!-- BEGIN SOLUTION -->
// 1. The small views: 74.6 against 70.1 at 400 epochs. From 400 to 800 epochs it is 0.7, and from 256 to 4096 pictures a batch 0.3.
// 2. The network (76.5 % is a ResNet-50 four times as wide; as wide as the others, SimCLR has 69.3 %), the epochs, the views of each
//    picture, and how the linear layer was trained. Methods are compared under the same conditions or not at all.
// 3. Equal shares are then a twelfth of a picture for each prototype, so that assignments get blurred and depend on who happens to
//    be in the batch. The authors keep a queue of the last few thousand projections, as MoCo does (notebook 9): they are shared out together with
//    the batch, and only the batch's rows are used. Fewer prototypes help as well.
// <!-- END SOLUTION -->

// %% [markdown]
// ## Recap
//
// - **Prototypes** stand for groups. A picture is compared with K of them, not with all other pictures.
// - **Swapped prediction:** the assignment of one view is the target for the other. Targets are constants.
// - **Equal shares** keep all pictures from going to one prototype. **Sinkhorn** makes them: columns, rows, columns, rows, in logarithms.
// - They do not keep assignments from becoming all alike. A loss that stands still at **log K** says so; a lower ε helps.
// - **A number without its conditions** says little: four and a half of SwAV's 75.3 points come from six small views.

// %%
check.progress();

// %% [markdown]
// ## Further reading
//
// - Caron et al. 2020, [Unsupervised learning of visual features by contrasting cluster
//   assignments](https://arxiv.org/abs/2006.09882): SwAV. Table 1 and the appendix have the conditions.
// - [The authors' code](https://github.com/facebookresearch/swav), with the figures above and advice for runs that are stuck at log K.
// - Cuturi 2013, [Sinkhorn distances](https://arxiv.org/abs/1306.0895): where fast equal shares come from.
// - Asano et al. 2020, [Self-labelling](https://arxiv.org/abs/1911.05371): equal shares for the whole dataset at once.
// - Caron et al. 2021, [DINO](https://arxiv.org/abs/2104.14294): the same question without Sinkhorn; centring in its place.
//
// **Next:** notebook 11 is a clinic. Eight runs are ill, and you find out why.
