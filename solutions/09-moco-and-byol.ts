// ---
// jupyter:
//   kernelspec:
//     display_name: TypeScript
//     language: typescript
//     name: tslab
// ---

// %% [markdown]
// # 9 · The slow twin
//
// Negatives are dear: in SimCLR they come out of the batch, so that few pictures at a time mean few negatives. And
// without any, everything falls together (notebook 5). Two methods found a way out, both by means of a second network
// that nobody trains. It only follows the first one, slowly. **MoCo** lets it fill a memory of negatives. **BYOL** needs
// no negatives at all, which was hard to believe. You build both, race them against SimCLR in small batches, and then
// take out one part after the other to see what it was good for.
//
// **Afterwards you can**
//
// - make a network follow another one, and say how far its memory reaches;
// - keep a queue of negatives that is much larger than the batch, and write MoCo's loss;
// - write BYOL's loss, and stop a gradient where it must not go;
// - compare methods fairly, by what they compute and not by epochs;
// - say which part of BYOL prevents the collapse, from your own measurements.
//
// **You need** notebook 4 (NT-Xent, two views), notebook 5 (collapse and how to see it); notebook 7 helps (InfoNCE).
//
// **Time:** about 75 minutes for you, a minute or two for the computer.

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
import { lines, liveFigure, pointsOnCircle, progressBar, show, table } from '../lib';

const engine = await lib.useFastestEngine();
console.log(`Engine: ${engine.name} (${engine.reason})`);

// %% [markdown]
// ## 1 · Why not simply a larger batch?
//
// In SimCLR each view is told from all others in its batch. A batch of 16 pictures has 32 views, so each has one positive
// and 30 negatives; of 4096 pictures, 8190. The second is what the paper trains with, on 128 TPU cores. One GPU holds
// perhaps 256 pictures: every one of them passes through the network *and back*, and everything that the way back needs
// has to be kept until then.
//
// But a negative needs no way back. It is only something to be told from. Two ideas follow:
//
// 1. Keep the projections of earlier batches, and take those as negatives. That is a **queue**. A projection is 128
//    numbers; 65,536 of them, as in MoCo, take 32 MB, less than the pictures of one batch.
// 2. The network changes with every step. What an older network made of a picture cannot be compared with what the newest
//    one makes. So let the keys for the queue come from a network that changes *slowly*. That is the **momentum
//    encoder**.
//
// We begin with the second.
//
// ## 2 · A network that follows
//
// There are two networks of the same build. The **online** network is trained as always. The **target** network (MoCo
// calls it the key encoder) has the same weights at first and no optimizer. After each step, every one of its weights
// moves a little way towards the online one:
//
// $$ \theta_{\text{target}} \; \leftarrow \; m \, \theta_{\text{target}} + (1 - m) \, \theta_{\text{online}} $$
//
// $m$ is the **momentum**, 0.999 in MoCo. *By hand:* a weight of 1 in the target and 5 in the online network, with
// $m = 0.75$: the new one is $0.75 \cdot 1 + 0.25 \cdot 5 = 2$, a quarter of the way.
//
// (The same word is used for gradient descent with momentum. That is another thing: there it is steps that go on rolling,
// here it is weights that are averaged.)
//
// ### ✎ Exercise 1: `momentumUpdate`
//
// Change every weight of `target` as the formula says. A model of the course has its weights in `weights`: an object with
// a variable under each name. Both models have the same names.
//
// - A tensor never changes, but a `tf.Variable` does: `variable.assign(newValue)`.
// - `target` changes, `online` does not. Nothing is returned.
// - The `momentum` is 0.999 where the caller gives none.
// - A loop over the variables is fine here (there are some dozens of them, whatever the batch).

// %% exercise="momentumUpdate"
/**
 * Moves every weight of the target a little towards the online one, in place.
 */
function momentumUpdate(
  target: lib.Weighted,
  online: lib.Weighted,
  { momentum = 0.999 }: lib.MomentumOptions = {},
): void {
  // BEGIN SOLUTION
  tf.tidy(() => {
    for (const [name, variable] of Object.entries(target.weights)) {
      const leader = online.weights[name];
      if (leader) variable.assign(variable.mul(momentum).add(leader.mul(1 - momentum)));
    }
  });
  // END SOLUTION
}

// %% check="momentumUpdate"
await check.momentumUpdate(momentumUpdate);

// %%
// Stuck? Take away the two slashes and run this cell. Each run gives one more hint.
// check.momentumUpdate.hint();

// %% [markdown]
// ### Play: how far does the memory reach?
//
// A "network" of a single weight. The online weight jumps to 1 after 50 steps, and trembles all the time as weights do in
// training. Three targets follow it.
//
// **Predict first:** with momentum 0.99, how many steps after the jump is the target half-way?

// %%
const follow = orLibrary(momentumUpdate, lib.momentumUpdate);

const momenta = [0.5, 0.95, 0.99]; // change them

const leader = tf.variable(tf.scalar(0));
const followers = momenta.map(() => tf.variable(tf.scalar(0)));
const trembling = tf.randomNormal([300], 0, 0.15, 'float32', 1).dataSync();
const paths: Record<string, number[]> = { online: [] };
for (let step = 0; step < 300; step += 1) {
  leader.assign(tf.scalar((step < 50 ? 0 : 1) + (trembling[step] ?? 0)));
  paths['online']?.push(leader.dataSync<'float32'>()[0] ?? NaN);
  followers.forEach((follower, i) => {
    follow({ weights: { w: follower } }, { weights: { w: leader } }, { momentum: momenta[i] ?? 0 });
    const path = (paths[`m = ${momenta[i] ?? 0}`] ??= []);
    path.push(follower.dataSync<'float32'>()[0] ?? NaN);
  });
}
tf.dispose([leader, ...followers]);
show(lines(paths, { xTitle: 'step', yTitle: 'weight', title: 'One weight and who follows it' }));

const halfLives = [0.9, 0.98, 0.99, 0.996, 0.999].map((m) => ({
  momentum: m,
  'half-way after (steps)': Math.log(0.5) / Math.log(m),
  'still from the beginning after 600 steps': m ** 600,
}));
show(table(halfLives, { digits: 3 }));

// %% [markdown]
// A target is an average over what the online network was, the latest counting most. After $k$ steps a share of $m^k$ is
// left, and half-way is where $m^k = 0.5$: 69 steps for 0.99, nearly 700 for 0.999. It also trembles less: an average
// does.
//
// *Mind the last column.* A good momentum depends on how long one trains. MoCo's 0.999 is for a million steps. In a
// training of 600 steps, as we are about to do, a target with 0.999 would be in the end still for more than half what it
// was before training. We shall take 0.98.

// %% [markdown]
// ## 3 · A queue of negatives
//
// MoCo's words: the online network makes a **query** $q$ of one view; the target makes a **key** $k$ of the other. A query
// must find its own key among that and $K$ older keys, which stand in a **queue**. After the step, the keys of this batch
// go into the queue, and the oldest leave. First in, first out.
//
// ### ✎ Exercise 2: `enqueue`
//
// From a queue, [K, D], and the keys of a batch, [N, D], make the queue of the next step, [K, D].
//
// - The oldest row stands **first**. New keys go in at the **end**, in the order of the batch; as many of the oldest leave
//   at the front. Should a batch have more than K keys, its last K stay.
// - The rows of the queue have length 1, and keys get it on their way in. A row of zeros stays one.
//   `lib.l2Normalize(keys)` does both.
// - It is a pure function: it makes a new tensor, and changes neither argument.
// - **No gradient** flows through a queue. TensorFlow.js has no function for that, so the course has one:
//   `lib.stopGradient(x)` is $x$, taken for a constant. (To read the numbers out and put them back would stop the gradient
//   too, but a compiled step cannot do so.)

// %% exercise="enqueue"
/**
 * New keys in at the end, at length 1; the oldest out at the front.
 *
 * queue: [K, D]; keys: [N, D]; the result: [K, D]
 */
function enqueue(queue: tf.Tensor2D, keys: tf.Tensor2D): tf.Tensor2D {
  // BEGIN SOLUTION
  return tf.tidy(() => {
    const all = tf.concat([queue, lib.l2Normalize(keys)]); // [K + N, D]
    return lib.stopGradient(all.slice([keys.shape[0], 0]));
  });
  // END SOLUTION
}

// %% check="enqueue"
await check.enqueue(enqueue);

// %%
// Stuck? Take away the two slashes and run this cell. Each run gives one more hint.
// check.enqueue.hint();

// %% [markdown]
// ### Watch it
//
// A queue of six in the plane, and batches of two keys. The first keys point to 10° and 20°, the next to 30° and 40°, and
// so on. What is not filled yet holds random directions; MoCo begins like that, too.
//
// **Predict first:** after how many batches is the last random row gone? Where does 10° stand then?

// %%
const push = orLibrary(enqueue, lib.enqueue);

const random = tf.randomNormal<tf.Rank.R2>([6, 2], 0, 1, 'float32', 4);
const degreesOf = ([x = 0, y = 0]: number[]): number =>
  Math.round((Math.atan2(y, x) * 180) / Math.PI);

let queueOfSix = lib.l2Normalize(random);
const queueRows = [];
for (let batch = 0; batch <= 4; batch += 1) {
  if (batch > 0) {
    const angles = [20 * batch - 10, 20 * batch].map((degree) => (degree * Math.PI) / 180);
    const newKeys = tf.tensor2d(angles.map((a) => [3 * Math.cos(a), 3 * Math.sin(a)]));
    queueOfSix = push(queueOfSix, newKeys);
  }
  const places = queueOfSix.arraySync().map((row, i) => [`place ${i + 1}`, degreesOf(row)]);
  queueRows.push({ 'after batches': batch, ...(Object.fromEntries(places) as object) });
}
show(table(queueRows, { caption: 'Directions in degrees, the oldest at the left' }));
show(
  pointsOnCircle(queueOfSix.arraySync(), ['1', '2', '3', '4', '5', '6'], {
    title: 'In the end, by place',
  }),
);

// %% [markdown]
// Each key stays for $K / N$ batches. In MoCo that is 65,536 / 256 = 256 steps: the oldest key in the queue was made by a
// target 256 steps ago. With momentum 0.999 the target of then and the target of now still share $0.999^{256} = 0.77$ of
// their weights. *That* is what the slow twin is for: it makes old keys comparable with new ones.
//
// ### ✎ Exercise 3: `mocoLoss`
//
// $$ \ell(i) = -\log \frac{\exp(q_i \cdot k_i / \tau)}
// {\exp(q_i \cdot k_i / \tau) + \sum_{j=1}^{K} \exp(q_i \cdot n_j / \tau)} $$
//
// with $q$, $k$ and the rows $n$ of the queue all at length 1. The result is the mean over the N queries.
//
// - Candidates of query i: its own key and the K rows of the queue, $1 + K$ in all. The other keys of the batch are **not**
//   among them; in the next step they will be in the queue.
// - Queries and keys may have any length when they come in. The queue's rows have length 1 already.
// - Only the queries get a gradient. Keys and queue are constants.
// - `tf.logSumExp` keeps it finite at low temperatures, as in notebook 4. `lib.infoNce` may be used.

// %% exercise="mocoLoss"
/**
 * Every query must pick its key out of that and the older keys of the queue.
 *
 * queries, keys: [N, D]; queue: [K, D], unit rows; the result: []
 */
function mocoLoss(
  queries: tf.Tensor2D,
  keys: tf.Tensor2D,
  queue: tf.Tensor2D,
  { temperature = 0.07 }: lib.ContrastiveOptions = {},
): tf.Scalar {
  // BEGIN SOLUTION
  return tf.tidy(() => {
    const [rightKeys, negatives] = [lib.stopGradient(keys), lib.stopGradient(queue)];
    const positive = lib.cosineSimilarity(queries, rightKeys).div<tf.Tensor1D>(temperature); // [N]
    const others = lib.cosineSimilarityMatrix(queries, negatives).div(temperature); // [N, K]
    const logits = tf.concat([positive.expandDims(1), others], 1); // [N, 1 + K]
    return tf.logSumExp(logits, 1).sub(positive).mean();
  });
  // END SOLUTION
}

// %% check="mocoLoss"
await check.mocoLoss(mocoLoss);

// %%
// Stuck? Take away the two slashes and run this cell. Each run gives one more hint.
// check.mocoLoss.hint();

// %% [markdown]
// ### ✎ Question 1: a recipe with mistakes
//
// A textbook (*the handbook* of this course) tells MoCo in five steps:
//
// > 1. The batch goes through the online encoder: queries.
// > 2. Old projections are taken out of the queue: these are the negatives.
// > 3. The loss: the query is the positive, the memory holds the negatives.
// > 4. The new projections are put into the queue.
// > 5. The momentum encoder is updated.
//
// And elsewhere it says that a queue of 65,536 means 65,535 negatives, as a batch of 256 means 255.
//
// 1. What is wrong with step 2, and with step 3? Which network is missing altogether?
// 2. How many negatives does a query have in MoCo with K = 65,536? How many has a view in SimCLR with 256 pictures?
// 3. The handbook calls the queue a *memory bank*. An earlier method of this name keeps one projection for every picture of
//    the data set and renews it when the picture comes round again. How old can an entry get there, and here?

// %% [markdown] answer="recipe" points=2
// <!-- BEGIN SOLUTION -->
// 1. Nothing is taken out to be used: *all* rows of the queue are negatives, and they stay there. What leaves are the
//    oldest, after the step, when new ones come in. The positive is not the query; it is the **key** that the momentum
//    encoder makes of the *other* view of the same picture. This pass through the momentum encoder is missing in the five
//    steps, and so are the two views. What is put into the queue in step 4 are these keys, not the queries.
// 2. 65,536 negatives: the key is not in the queue, so there are 1 + K candidates. In SimCLR 2 · 256 − 2 = 510; 255 would
//    be right for a loss that compares the two views with each other only, as CLIP's does.
// 3. In a memory bank as old as an epoch: with 1.28 million pictures and batches of 256 that is 5000 steps. In the queue
//    at most K / N = 256 steps, and the slow encoder makes even these comparable. The queue's size also has nothing to do
//    with the size of the data set.
// <!-- END SOLUTION -->

// %% [markdown]
// ## 4 · No negatives at all
//
// BYOL, *bootstrap your own latent*, throws the queue away. One view goes through the online network, the other through the
// target. A small extra network, the **predictor**, stands on the online side only, and has to predict from the online
// projection of one view what the *target* makes of the other:
//
// | | view 1 | view 2 |
// | --- | --- | --- |
// | network | online: encoder, head | target: encoder, head |
// | then | **predictor** → $p$ | nothing → $t$ |
// | gradient | yes | **stopped** |
// | its weights | trained | follow the online ones |
//
// $$ L = \frac{1}{N} \sum_i \left\lVert \frac{p_i}{\lVert p_i \rVert} - \frac{t_i}{\lVert t_i \rVert} \right\rVert^2
// = \frac{1}{N} \sum_i \bigl( 2 - 2 \cos(p_i, t_i) \bigr) $$
//
// *Why both are the same:* for unit vectors $\lVert u - v \rVert^2 = \lVert u \rVert^2 + \lVert v \rVert^2 - 2 u \cdot v
// = 2 - 2 \cos$. It is 0 for a perfect prediction, 2 at a right angle, 4 for the opposite. (The handbook prints
// $\lVert p - t \rVert^2$ without the lengths. Then there would be one more way to win: make everything short.)
//
// Read it again with notebook 5 in mind. It is positives only! If online and target answer every picture with one vector,
// the loss is 0. Nothing in the formula forbids it.
//
// ### ✎ Exercise 4: `byolLoss`
//
// $2 - 2 \cos$, row i with row i, then the mean. The target is a constant (`lib.stopGradient`): it is what the prediction
// is measured by, and must not come to meet it. The exchange of the two views is the caller's business.

// %% exercise="byolLoss"
/**
 * How far predictions are from what they should be: 2 − 2 cos, the target a constant.
 *
 * prediction, target: [N, D]; the result: []
 */
function byolLoss(prediction: tf.Tensor2D, target: tf.Tensor2D): tf.Scalar {
  // BEGIN SOLUTION
  return tf.tidy(() => {
    const cosines = lib.cosineSimilarity(prediction, lib.stopGradient(target)); // [N]
    return tf.sub(2, cosines.mul(2)).mean();
  });
  // END SOLUTION
}

// %% check="byolLoss"
await check.byolLoss(byolLoss);

// %%
// Stuck? Take away the two slashes and run this cell. Each run gives one more hint.
// check.byolLoss.hint();

// %% [markdown]
// ### ✎ Question 2: before you run anything
//
// BYOL has three things that notebook 5's loss had not: a slow target, a stopped gradient, a predictor. Which of them do
// you think are needed, so that not everything becomes one point? Guess for each: without it, (a) collapse, (b) it works
// less well, (c) no difference. Write the guess down; section 6 measures it.
//
// *Double-click the cell below to write, <kbd>Shift</kbd> + <kbd>Enter</kbd> when you are done.*

// %% [markdown] answer="whichPart" points=1
// <!-- BEGIN SOLUTION -->
// *Any reasoned guess counts.* The authors of BYOL themselves thought at first that the slow target was what mattered.
// Section 6 shows: without the predictor, collapse; without the stopped gradient, collapse; with a target that is no slower
// than the online network, it learns all the same.
// <!-- END SOLUTION -->

// %% [markdown]
// ## 5 · A race in small batches
//
// All three learn the same way, on pictures of 16 × 16 pixels, **16 at a time**. Networks are those of notebook 5: a ResNet
// with 8 layers and a head with 32 outputs. New is batch norm inside the heads, as BYOL has it, here for all three.
// Everybody begins with the same weights. The optimizer is Adam, with a step of 0.003.
//
// Without the native engine there are 320 pictures and three epochs, so that you need not wait for long. Collapses show all
// the same; who would win the race does not.

// %%
const seed = 1; // another seed, other first weights and other views
const isFast = engine.name === 'native'; // other engines take ten times as long
const BATCH = 16;
const DIM = 32;

const pictures = await lib.loadCifar10({ split: 'train', limit: isFast ? 1600 : 320 });
const unseen = await lib.loadCifar10({ split: 'test', limit: 500 }); // never trained on
console.log(pictures.source);

/** Half as wide and half as high: four times as quick. */
const small = (images: tf.Tensor): tf.Tensor4D => tf.avgPool(images as tf.Tensor4D, 2, 2, 'valid');
/** Pixels about 0, as networks like them. */
const centred = (images: tf.Tensor): tf.Tensor => images.sub(0.5).div(0.25);
/** First views, then second views, [2N, 16, 16, 3]. */
const viewsOf = (images: tf.Tensor, drawn: number): tf.Tensor =>
  tf.tidy(() => centred(tf.concat(lib.twoViews(small(images), { seed: drawn }))));

/** Projections of first and of second views. */
const halves = (z: tf.Tensor): [tf.Tensor2D, tf.Tensor2D] =>
  tf.split(z, 2) as [tf.Tensor2D, tf.Tensor2D];

/** An encoder and a head: always with the same first weights. */
function makeModel({ useNorm = true } = {}) {
  const encoder = lib.smallResnet({ seed });
  const head = lib.projectionHead({
    inputDim: 64,
    hiddenDim: 128,
    outputDim: DIM,
    useNorm,
    seed,
  });
  return { encoder, model: lib.withHead(encoder, head) };
}
const training = { training: true }; // for batch norm
const adam = () => lib.adam({ learningRate: 0.003 });

// %% [markdown]
// **SimCLR** first, to have something to compare with. `views` holds both views of 16 pictures.

// %%
/** One way to learn. */
interface Learner {
  readonly encoder: lib.Encoder;
  readonly model: lib.Encoder;
  /** Takes one step, and gives the loss. */
  readonly step: (views: tf.Tensor) => tf.Scalar;
  /** What a step computes for each picture, in passes forward through the encoder. */
  readonly passes: number;
}

function simclr(): Learner {
  const { encoder, model } = makeModel();
  const step = lib.compileStep(
    (views: tf.Tensor) => {
      const [z1, z2] = halves(model.apply(views, training));
      return lib.ntXent(z1, z2); // 30 negatives for each view
    },
    { optimizer: adam(), variables: model.weights },
  );
  return { encoder, model, step, passes: 6 };
}

// %% [markdown]
// **MoCo** with your `mocoLoss`, `enqueue` and `momentumUpdate`. `lib.momentumCopy` makes a second model with the weights of
// the first. Look at the order: the target follows what the last step made of the online network; it makes keys; *then* come
// loss and queue. Each view is a query once, and a key once. The queue holds 256 keys: the last eight batches.

// %%
const queueLoss = orLibrary(mocoLoss, lib.mocoLoss);
const QUEUE = 256;

function moco({ momentum = 0.98 } = {}): Learner {
  const { encoder, model } = makeModel();
  const target = lib.momentumCopy(model, () => makeModel().model);
  const noise = tf.randomNormal<tf.Rank.R2>([QUEUE, DIM], 0, 1, 'float32', seed);
  const queue = tf.variable(lib.l2Normalize(noise), false);
  const step = lib.compileStep(
    (views: tf.Tensor) => {
      follow(target, model, { momentum });
      const [k1, k2] = halves(target.apply(views, training));
      const [q1, q2] = halves(model.apply(views, training));
      const loss = queueLoss(q1, k2, queue)
        .add(queueLoss(q2, k1, queue))
        .div(2); // 256 negatives
      queue.assign(push(queue, tf.concat([k1, k2])));
      return loss;
    },
    { optimizer: adam(), variables: model.weights },
  );
  return { encoder, model, step, passes: 8 };
}

// %% [markdown]
// **BYOL** with your `byolLoss`. The options take parts out of it, for section 6. Without the stopped gradient the online
// network predicts *itself*, and the gradient flows into both sides; `lib.alignment` is $2 - 2 \cos$ with nothing stopped.

// %%
const predictionLoss = orLibrary(byolLoss, lib.byolLoss);

function byol({
  momentum = 0.98,
  hasPredictor = true,
  stops = true,
  useNorm = true,
} = {}): Learner {
  const { encoder, model } = makeModel({ useNorm });
  const target = lib.momentumCopy(model, () => makeModel({ useNorm }).model);
  const predictor = lib.predictor({ dim: DIM, hiddenDim: 128, useNorm, seed: seed + 7 });
  const trained = [
    ...Object.values(model.weights),
    ...(hasPredictor ? Object.values(predictor.weights) : []),
  ];
  const step = lib.compileStep(
    (views: tf.Tensor) => {
      const z = model.apply(views, training);
      const [p1, p2] = halves(hasPredictor ? predictor.apply(z, training) : z);
      follow(target, model, { momentum });
      const [t1, t2] = halves(stops ? target.apply(views, training) : z);
      const compare = stops ? predictionLoss : lib.alignment;
      return compare(p1, t2).add(compare(p2, t1));
    },
    { optimizer: adam(), variables: trained },
  );
  return { encoder, model, step, passes: 8 };
}

// %% [markdown]
// ### What is a fair race?
//
// Not the same number of epochs. A way back through a network costs about as much as two ways forward. Counted in passes
// forward, for each picture:
//
// | | online, both views: forward and back | target, both views: forward | together |
// | --- | --- | --- | --- |
// | SimCLR | 2 · 3 | – | 6 |
// | MoCo, BYOL | 2 · 3 | 2 | 8 |
//
// (Heads and predictor are small beside the encoder; we leave them out.) So SimCLR gets eight epochs where the other two get
// six, and all have computed the same. (The original MoCo makes queries of one view only: 3 + 1 = 4 passes, and half as much
// learnt in each step.)
//
// ### What is measured
//
// After each epoch we look at 500 pictures that nobody has trained on:
//
// - **neighbours**: how often the class that is most frequent among the five nearest training pictures is right, by the
//   embeddings $h$. Ten kinds, so 0.1 is chance. Labels are used for this measurement only.
// - **spread** of the projections $z$, from notebook 5: std per dimension as a share of $1/\sqrt{32}$. 0 is a collapse.
// - **alignment**: mean squared distance of two views of one picture; 0 is best, *and* is what a collapse has.
// - **uniformity**: how evenly all of them are spread over the sphere; 0 is a collapse, the more negative the better.

// %%
const observed = tf.tidy(() => centred(small(lib.imageTensor(unseen)))); // [500, 16, 16, 3]
const observedViews = viewsOf(lib.imageTensor(unseen), 1); // [1000, 16, 16, 3]
const references = lib.subset(pictures, [...Array(Math.min(1000, pictures.count)).keys()]);
const known = tf.tidy(() => centred(small(lib.imageTensor(references))));

/** What is measured after an epoch. */
interface Sight {
  readonly passes: number;
  readonly loss: number;
  readonly neighbours: number;
  readonly spread: number;
  readonly alignment: number;
  readonly uniformity: number;
}

const valueOf = (scalar: tf.Tensor): number => scalar.dataSync<'float32'>()[0] ?? NaN;

async function observe({ encoder, model }: Learner, passes: number, loss: number): Promise<Sight> {
  const [of, to] = [encoder.apply(observed), encoder.apply(known)];
  const neighbours = await lib.knnAccuracy(of, unseen.labels, to, references.labels, { k: 5 });
  tf.dispose([of, to]);
  const ofPairs = (): Omit<Sight, 'passes' | 'loss' | 'neighbours'> => {
    const [z1, z2] = halves(model.apply(observedViews));
    const { standardDeviation, healthyDeviation } = lib.collapseMonitor(z1);
    return {
      spread: standardDeviation / healthyDeviation,
      alignment: valueOf(lib.alignment(z1, z2)),
      uniformity: valueOf(lib.uniformity(z1)),
    };
  };
  return { passes, loss, neighbours, ...tf.tidy(ofPairs) };
}

type Runs = Record<string, Sight[]>;

/**
 * Trains learners side by side: in each step all get the same views of the same pictures.
 *
 * What is measured goes into `runs`, before training and after each epoch, and `see` hears of it.
 */
async function learn(
  learners: Record<string, Learner>,
  { runs, epochs, see }: { runs: Runs; epochs: number; see: () => void },
): Promise<void> {
  const perEpoch = Math.floor(pictures.count / BATCH);
  const label = Object.keys(learners).join(', ');
  const bar = progressBar({ total: epochs * perEpoch, label });
  const totals: Record<string, number> = {};
  const look = async (epoch: number): Promise<void> => {
    for (const [name, learner] of Object.entries(learners)) {
      const loss = epoch === 0 ? NaN : (totals[name] ?? NaN) / perEpoch;
      (runs[name] ??= []).push(await observe(learner, epoch * learner.passes, loss));
      totals[name] = 0;
    }
    see();
  };
  await look(0);
  let drawn = 1_000_000 * seed;
  const step = ({ images }: lib.Batch): tf.Tensor => {
    const views = viewsOf(images, (drawn += 1));
    const losses = Object.entries(learners).map(([name, learner]) => {
      const loss = learner.step(views);
      totals[name] = (totals[name] ?? 0) + valueOf(loss);
      return loss;
    });
    return tf.addN(losses);
  };
  await lib.train(step, {
    epochs,
    batches: (epoch) =>
      lib.batches(pictures, { batchSize: BATCH, dropLast: true, seed: 100 * seed + epoch }),
    onStep: ({ step: done, epoch }) => {
      bar.update(done, { epoch });
    },
    onEpoch: ({ epoch }) => look(epoch),
  });
}

// %% [markdown]
// **Predict first:** 30 negatives against 256 against none. Who is ahead at the start, who in the end?
//
// The figure grows after every epoch. The horizontal axis counts passes for each picture, so that what stands one above the
// other has cost the same.

// %%
const epochs = isFast ? 6 : 3;
const race: Runs = {};

/** A curve for each run, all over the same passes. */
function curves(runs: Runs, what: keyof Sight, title: string): lib.Figure {
  const passes = Object.values(runs).flatMap((sights) => sights.map((sight) => sight.passes));
  const x = [...new Set(passes)].sort((a, b) => a - b);
  const named = Object.entries(runs).map(([name, sights]) => {
    return [name, x.map((place) => heightAt(sights, place, what))] as const;
  });
  const options = { x, xTitle: 'passes for each picture', yTitle: what, title };
  return lines(Object.fromEntries(named), options);
}

/** Where a run stands after so many passes: between two measurements on a straight line. */
function heightAt(sights: readonly Sight[], passes: number, what: keyof Sight): number {
  const next = sights.findIndex((sight) => sight.passes >= passes);
  const [left, right] = [sights[Math.max(0, next - 1)], sights[next]];
  if (!left || !right) return NaN;
  const share = right === left ? 0 : (passes - left.passes) / (right.passes - left.passes);
  return left[what] + share * (right[what] - left[what]);
}

const raceFigure = () => curves(race, 'neighbours', 'Who knows more about unseen pictures?');
const live = liveFigure(raceFigure());
await learn(
  { SimCLR: simclr() },
  {
    runs: race,
    epochs: (epochs * 8) / 6,
    see: () => {
      live.update(raceFigure());
    },
  },
);
live.done(raceFigure());

// %% [markdown]
// And the two with a slow twin, side by side.

// %%
const liveRace = liveFigure(raceFigure());
await learn(
  { MoCo: moco(), BYOL: byol() },
  {
    runs: race,
    epochs,
    see: () => {
      liveRace.update(raceFigure());
    },
  },
);
liveRace.done(raceFigure());

// %%
/** One line for each run: the measurement after so many passes, the last one where left out. */
const linesOf = (runs: Runs, passes = Infinity) =>
  Object.entries(runs).map(([learner, sights]) => {
    const sight = sights.filter((each) => each.passes <= passes).at(-1);
    return { learner, ...sight, loss: passes === 0 ? undefined : sight?.loss };
  });
show(table([...linesOf({ untrained: race['SimCLR'] ?? [] }, 0), ...linesOf(race)], { digits: 3 }));

// %% [markdown]
// *Numbers of the drawn pictures, seed 1 and the native engine; with 500 pictures, differences of 0.03 may be chance.*
//
// - **SimCLR wins this race**, with 30 negatives: 0.40, after 0.42 at half-time; it has stopped rising. That is honest, and
//   worth a thought. There are only ten kinds of things here, so that even 30 negatives show all of them; among the
//   thousand kinds of ImageNet, or on real photos, they would not.
// - **MoCo and BYOL start late**, since what they learn from is 34 steps behind (the half-life of 0.98), and at first that is
//   an untrained network; MoCo's queue is even filled with its keys. But both are still rising when the race ends: MoCo
//   from about 0.25 to 0.30 or more in the last epoch, BYOL from 0.25 to 0.29. A race of a thousand epochs is another one.
// - **BYOL has not collapsed.** Its spread is as high as SimCLR's, without a single negative. Its alignment is worse: it
//   is not good at its task yet.
//
// The losses cannot be compared: one is about 31 candidates, one about 257, one is a distance. Neighbours can. *Play:* give
// all of them twice the epochs, and go and have a coffee.

// %% [markdown]
// ## 6 · Take one part out
//
// Now the question of section 4. Four times BYOL with one thing missing, side by side, for a third of the
// time. In the figure is the *spread*; a collapse lies at the bottom.
//
// **Predict first:** which curves go down?

// %%
const parts = {
  'without momentum': byol({ momentum: 0 }),
  'without predictor': byol({ hasPredictor: false }),
  'without stop-gradient': byol({ stops: false }),
  'without batch norm in the heads': byol({ useNorm: false }),
};
const rounds = Math.ceil(epochs / 3);
const broken: Runs = { 'BYOL whole': (race['BYOL'] ?? []).slice(0, rounds + 1) };
const spreadFigure = () => curves(broken, 'spread', 'Do pictures still differ?');
const liveSpread = liveFigure(spreadFigure());
await learn(parts, {
  runs: broken,
  epochs: rounds,
  see: () => {
    liveSpread.update(spreadFigure());
  },
});
liveSpread.done(spreadFigure());
show(table(linesOf(broken), { digits: 3 }));

// %% [markdown]
// *Seed 1, drawn pictures, native engine.* Two collapses, and you know them from notebook 5. **Without the predictor** and
// **without the stopped gradient** the spread is at 0.04 and 0.03 after the first epoch, and at 0.02 after the second; the
// loss is 0.004 and 0.002, the best in the table. Alignment looks perfect, uniformity is nearly 0.
//
// **Without momentum**, the target being a copy of the online network in every step, nothing of that kind happens: spread
// 0.75. This is almost *SimSiam*, a later method. (BYOL's own paper reports a failure with momentum 0; SimSiam showed that
// it can be made to work.)
//
// **Without batch norm in the heads** ours collapses as well, to 0.07. That surprised us, too; see question 3.
//
// ### And MoCo?
//
// MoCo's slow twin has another task: to keep the queue comparable. With momentum 0 the target is a copy of the online
// network, made anew in each step, and the queue holds what eight different networks made.
//
// **Predict first:** will it collapse? It has negatives.

// %%
const mocoRounds = Math.ceil((2 * epochs) / 3);
const fast: Runs = { MoCo: (race['MoCo'] ?? []).slice(0, mocoRounds + 1) };
const fastFigure = () => curves(fast, 'neighbours', 'A queue filled by a fast network');
const liveFast = liveFigure(fastFigure());
await learn(
  { 'MoCo without momentum': moco({ momentum: 0 }) },
  {
    runs: fast,
    epochs: mocoRounds,
    see: () => {
      liveFast.update(fastFigure());
    },
  },
);
liveFast.done(fastFigure());
show(table(linesOf(fast), { digits: 3 }));

// %% [markdown]
// It does not collapse to a point, negatives do prevent that: the spread ends near where it began (0.23; MoCo has 0.39). But
// it learns nothing: neighbours 0.11, MoCo 0.20 at the same time, and the loss stays near $\log 257 = 5.55$, blind choice.
// Keys that eight different networks made can be told from today’s key by *which network made them*, not by what is on
// the picture. The paper found the same at full size: with momentum 0 its training failed.
//
// ### ✎ Question 3: what holds BYOL up?
//
// 1. Compare the table with your guesses in question 2. Which parts are needed against the collapse, in this experiment?
// 2. Look at the losses in the table. Which network has the lowest, and what is it worth?
// 3. Without the stopped gradient, how can the network make the loss 0? Why is the same way not open with it? (Who would
//    have to move?)
// 4. The handbook explains BYOL by "implicit negatives", by the stability of the target, and by the predictor. Which of
//    the three does the experiment support, which not, and which can it not decide?

// %% [markdown] answer="whatHoldsByolUp" points=2
// <!-- BEGIN SOLUTION -->
// *Numbers of the drawn pictures, seed 1, the native engine.*
//
// 1. The predictor and the stopped gradient: without either, the spread falls from 0.29 to a few hundredths within an epoch. A slow
//    target is not needed against the collapse: with momentum 0 (then it is almost SimSiam) the spread stays where BYOL's
//    is. Here batch norm in the heads is needed too. Others have trained BYOL without it, with other first weights and
//    other normalisations, so that this says something about our recipe and not about BYOL.
// 2. The collapsed ones: nearly 0. It is worth nothing; their neighbours are near chance. The loss of the whole BYOL is
//    far above.
// 3. Both sides can move towards each other, and what is easiest for both is what all pictures have in common: notebook 5
//    once more. With the stopped gradient, a step moves the prediction only. The target does not come to meet it; it follows
//    later, to where the online network has gone for all the other reasons. A collapse is still a solution. But the way
//    there, downhill on one loss, is gone: the two updates together follow no single loss.
// 4. *Supported:* the predictor is needed. *Not supported:* that the slow target is what prevents collapse; it helps to
//    learn (and in the paper's long trainings a lot). *Not decided:* "implicit negatives". Nothing in the loss compares
//    different pictures. Batch norm does let pictures of a batch feel each other, which was one proposal; but BYOL
//    has been trained without batch statistics. Why it works is understood in simple cases only.
// <!-- END SOLUTION -->

// %% [markdown]
// ### Play
//
// Your turn: change one thing and see. Some ideas: `momentum: 0.9` or `0.999` (how many half-lives are 600 steps?), a
// queue of 32 (`QUEUE`, above), another seed, or a predictor without momentum *and* without stop-gradient.

// %%
const trial: Runs = {};
const mine = { 'BYOL, momentum 1': byol({ momentum: 1 }) }; // a target that never moves
await learn(mine, { runs: trial, epochs: 1, see: () => undefined });
show(table(linesOf(trial), { digits: 3 }));

// %% [markdown]
// A target that never moves is an untrained network. To predict what *it* makes of a picture is a task, too, and one that
// cannot collapse: its answers are what they are. The paper reports that this alone lifts a linear classifier on ImageNet
// from 1.4 % to 18.8 %. BYOL begins there: each target is a little better than the one before, and that is the
// *bootstrap* of its name.
//
// ## 7 · In the papers
//
// All numbers are top-1 accuracies of a *linear classifier* on frozen embeddings, ImageNet, as the two guides of this course
// quote them. Read the conditions first:
//
// | method | accuracy | network | batch | epochs |
// | --- | --- | --- | --- | --- |
// | supervised | 76.5 % | ResNet-50 | – | – |
// | MoCo v1 | 60.6 % | ResNet-50 | 256 | 200 |
// | SimCLR | 69.3 % | ResNet-50 | 4096 | 1000 |
// | SimCLR | 76.5 % | ResNet-50, **four times as wide** | 4096 | 1000 |
// | MoCo v2 (SimCLR's head and augmentation) | 71.1 % | ResNet-50 | 256 | 800 |
// | BYOL | 74.3 % | ResNet-50 | 4096 | 1000 |
// | MoCo v3 | 76.7 % | **ViT-B**, a transformer | 4096 | 300 |
//
// - One guide has SimCLR at 69.3 %, the other at 76.5 %. Both are right, for networks of very different size.
// - They give MoCo v3 a batch of 256 and "medium" memory. That is MoCo v1 and v2; v3 dropped the queue, takes its
//   negatives from batches of 4096 as SimCLR does, and kept the slow twin. They print 71.3 % for MoCo v2, the paper 71.1 %.
// - "Works with small batches" is said of BYOL. Its main result has 4096; in the paper it loses little down to 256, where
//   SimCLR loses more.
//
// **DINO** is often put into this list as well. Its student network predicts the output of a slow twin, the teacher, as BYOL
// does, but by the cross-entropy of two softmaxes; sharpening and centring of the teacher's outputs keep it from collapse.
// It has no negatives, and is **not trained with a contrastive loss**. Neither, strictly, is BYOL. What they all share is
// the slow twin.
//
// ### ✎ Question 4: which would you take?
//
// You have one GPU that holds 64 pictures of the size you need, and a million photos without labels. Which of the three
// methods would you begin with, which monitors would you watch, and what would make you stop a run after an hour?

// %% [markdown] answer="whichMethod" points=1
// <!-- BEGIN SOLUTION -->
// MoCo or BYOL; both are good answers with a reason. MoCo: 126 negatives are few for SimCLR, a queue gives any number for
// little memory, and a collapse is not to be feared. BYOL: no negatives, no false negatives, no temperature to tune; but
// nothing in its loss forbids a collapse, so it must be watched.
//
// To watch: the spread of the projections against $1/\sqrt{D}$ at every few hundred steps, uniformity beside alignment
// (alignment alone looks best in a collapse), nearest neighbours or a linear classifier on a few labelled pictures after each
// epoch. To stop: spread falling towards 0 while the loss gets better and better; neighbours no better than before training;
// with MoCo, a loss that stays at log(1 + K).
// <!-- END SOLUTION -->

// %% [markdown]
// ## Recap
//
// - A **target network** follows the online one: $\theta_t \leftarrow m \theta_t + (1 - m) \theta_o$. Half of it is
//   renewed after $\log 0.5 / \log m$ steps; choose $m$ for the length of the training.
// - **MoCo** keeps negatives in a first-in-first-out **queue**, filled by the target. It uncouples their number from the
//   batch; K = 65,536 and m = 0.999 in the paper. A fast target makes the queue worthless.
// - **BYOL** has no negatives. A **predictor** on one side and a **stopped gradient** on the other keep it from collapsing;
//   without either it collapses at once, with a loss that looks perfect.
// - Compare methods at equal **compute**, and by what embeddings are good for. Losses of different methods cannot be
//   compared at all.
// - Watch spread, alignment *and* uniformity.

// %%
check.progress();

// %% [markdown]
// ## Further reading
//
// - He et al. 2019, [Momentum contrast](https://arxiv.org/abs/1911.05722): MoCo. Figure 2 draws end-to-end, memory bank and
//   queue side by side; the table in section 4.1 tries momenta from 0 to 0.9999.
// - Chen et al. 2020, [Improved baselines with momentum contrastive learning](https://arxiv.org/abs/2003.04297): MoCo v2.
// - Chen, Xie, He 2021, [Training self-supervised vision transformers](https://arxiv.org/abs/2104.02057): MoCo v3.
// - Grill et al. 2020, [Bootstrap your own latent](https://arxiv.org/abs/2006.07733): BYOL; its ablations are section 5.
// - Chen, He 2020, [Exploring simple Siamese representation learning](https://arxiv.org/abs/2011.10566): SimSiam, BYOL
//   without momentum.
// - Richemond et al. 2020, [BYOL works even without batch statistics](https://arxiv.org/abs/2010.10241).
// - Tian, Chen, Ganguli 2021, [Understanding self-supervised learning dynamics without contrastive
//   pairs](https://arxiv.org/abs/2102.06810): why there is no collapse, for linear networks.
// - Caron et al. 2021, [Emerging properties in self-supervised vision transformers](https://arxiv.org/abs/2104.14294): DINO.
//
// **Next:** notebook 10 gets by without negatives in a third way, by clusters: SwAV.
