// ---
// jupyter:
//   kernelspec:
//     display_name: TypeScript
//     language: typescript
//     name: tslab
// ---

// %% [markdown]
// # 11 · The clinic
//
// Eight trainings are ill. In each, one thing is wrong, and none of them says what: no error, no warning, only numbers
// that are not as they should be. This is how contrastive learning fails in practice. In this notebook you build the
// instruments, examine the patients, name what each of them suffers from, and mend it.
//
// **Afterwards you can**
//
// - watch a training by numbers that need no labels: alignment, uniformity, dimensions in use;
// - write a learning rate that starts gently and ends gently;
// - measure a gradient, and cut one that is too long;
// - tell eight illnesses apart by asking the right question first;
// - test a loss on inputs whose answer you know, before you train with it for a week.
//
// **You need** notebook 4 (NT-Xent), notebook 5 (collapse) and notebook 7 (temperature).
//
// **Time:** an hour and a half for you, a minute for the computer.

// %%
import { readFileSync } from 'node:fs';
import * as tf from '@tensorflow/tfjs';
import { check, orLibrary } from '../checks';
import * as lib from '../lib';
import { imageGrid, lines, progressBar, show, table } from '../lib';

const engine = await lib.useFastestEngine();
console.log(`Engine: ${engine.name} (${engine.reason})`);

// %% [markdown]
// ## 1 · Vital signs
//
// When a loss does not fall, a handbook of contrastive learning tells us to print four things: the loss, the largest and
// the smallest similarity, the norm of the gradients, and the loss at several temperatures. We shall do all of that. But
// "largest about 1, smallest about −1", as it says there, is a poor test: one pair in a thousand decides it, and the
// largest is always 1 where a picture is compared with itself. Here are three numbers that *all* pictures have a say in:
//
// - **Alignment:** how far apart are the two views of a picture? $\frac1N \sum_i \lVert u_i - v_i \rVert^2$, with $u$ and
//   $v$ the projections at length 1. 0 where views agree.
// - **Uniformity:** how evenly do different pictures spread over the sphere?
//   $\log \operatorname{mean}_{i<j} \, e^{-2 \lVert u_i - u_j \rVert^2}$. 0 where all are one point, about −4 at best.
// - **Dimensions:** in how many directions do pictures differ? With $C$ the covariance of the $u$:
//   $(\operatorname{tr} C)^2 \, / \, \operatorname{tr}(C^2)$. It is D where all directions are used alike, 1 on a line.
//
// The last is a cousin of the effective rank of notebook 5, without eigenvalues: $\operatorname{tr} C$ is the sum of the
// variances, $\operatorname{tr}(C^2)$ the sum of the squares of *all* entries of $C$.
//
// **Predict first:** a collapse has perfect alignment. Which of the other two gives it away?
//
// ### ✎ Exercise 1: `vitalSigns`
//
// `z1` and `z2` are [N, D], of any length. Alignment takes both; uniformity and dimensions take the first views only.
// Pairs are pairs of *different* pictures. Where nothing differs (a trace below 1e-12) dimensions are 0, not 0 / 0.
//
// - The result is `{ alignment, uniformity, dimensions }`, three plain numbers. `scalar.dataSync()[0] ?? NaN` takes the number
//   out of a tensor. (TypeScript does not know that a list has a first entry; `?? NaN` says what to take if not.)
// - A row of zeros stays one, as `lib.l2Normalize` has it. So $\lVert u_i - u_j \rVert^2$ is
//   $\lVert u_i \rVert^2 + \lVert u_j \rVert^2 - 2 \, u_i \cdot u_j$; the shorter $2 - 2 \cos$ wants two rows of length 1.

// %% exercise="vitalSigns"
/**
 * How a training is doing, without labels.
 *
 * z1, z2: [N, D], row i of both from the same picture
 */
function vitalSigns(z1: tf.Tensor2D, z2: tf.Tensor2D): lib.VitalSigns {
  // BEGIN SOLUTION
  return tf.tidy(() => {
    const numberIn = (scalar: tf.Tensor): number => scalar.dataSync()[0] ?? NaN;
    const [u, v] = [lib.l2Normalize(z1), lib.l2Normalize(z2)];
    const count = u.shape[0];
    const squares = u.square().sum(1, true); // [N, 1]
    const products = tf.matMul(u, u, false, true).mul(2);
    const distances = squares.add(squares.transpose()).sub(products); // [N, N]
    const others = tf.ones([count, count]).sub(tf.eye(count));
    const potentials = distances.mul(-2).exp().mul(others).sum();
    const centred = u.sub<tf.Tensor2D>(u.mean(0));
    const trace = numberIn(centred.square().sum());
    const covariance = tf.matMul(centred, centred, true); // [D, D], times N − 1
    return {
      alignment: numberIn(u.sub(v).square().sum(1).mean()),
      uniformity: Math.log(numberIn(potentials) / (count * (count - 1))),
      dimensions: trace < 1e-12 ? 0 : trace ** 2 / numberIn(covariance.square().sum()),
    };
  });
  // END SOLUTION
}

// %% check="vitalSigns"
await check.vitalSigns(vitalSigns);

// %%
// Stuck? Take away the two slashes and run this cell. Each run gives one more hint.
// check.vitalSigns.hint();

// %% [markdown]
// ### Play: five clouds
//
// An instrument is tried on things that we know. Each cloud has 300 rows of 16 numbers; their second views are the same
// rows with a little noise.

// %%
const signsOf = orLibrary(vitalSigns, lib.vitalSigns);

const noiseLike = (seed: number): tf.Tensor2D =>
  tf.randomNormal<tf.Rank.R2>([300, 16], 0, 1, 'float32', seed);
const [cloud, wobble] = [noiseLike(1), noiseLike(2)];
const apart = 0.1; // how far second views are from first ones; change it
const onlyFirst = (count: number): tf.Tensor2D =>
  tf.concat([tf.ones([1, count]), tf.zeros([1, 16 - count])], 1);
const clouds: Record<string, tf.Tensor2D> = {
  'all directions': cloud,
  'four dimensions only': cloud.mul(onlyFirst(4)),
  'one line, both ends': cloud.mul(onlyFirst(1)),
  'a narrow bundle': cloud.mul<tf.Tensor2D>(0.1).add(tf.ones([1, 16])),
  'one point': tf.ones([300, 16]),
};
const measured = Object.entries(clouds).map(([what, z]) => ({
  what,
  ...signsOf(z, z.add(wobble.mul(what === 'one point' ? 0 : apart))),
}));
show(table(measured, { digits: 2 }));

// %% [markdown]
// Uniformity gives the collapse away: 0 for one point, and nearly 0 for the bundle. Dimensions do not: the bundle has as
// many as the cloud that spreads everywhere. They are the sign of something else, of rows that differ well and truly,
// but in a few directions only. No number sees everything, so we look at three.
//
// ## 2 · Slow in, slow out
//
// "Slow convergence? Warm up, then reduce the learning rate", says the handbook, and has a formula for the first half:
// $\text{lr}(t) = \text{lr} \cdot \min(1, t/w)$, with $w$ the steps of warm-up. For the second half it names the cosine.
// Together, with $T$ steps in all:
//
// $$ \text{lr}(t) = \begin{cases} \text{lr} \cdot t / w & t < w \\
// \text{lowest} + (\text{lr} - \text{lowest}) \, \frac12 \left(1 + \cos \frac{\pi (t - w)}{T - w}\right) & t \ge w
// \end{cases} $$
//
// A fresh network has enormous gradients that point anywhere; a gentle start keeps it from running off with them. A
// gentle end lets it settle.
//
// ### ✎ Exercise 2: `warmUpCosine`
//
// One number out of the step (the first is step 1) and four others. After $T$ the rate stays at `lowest`.

// %% exercise="warmUpCosine"
/** The learning rate of a step: up along a line, down along half a wave. */
function warmUpCosine(
  step: number,
  { learningRate, warmUp, steps, lowest = 0 }: lib.WarmUpCosineOptions,
): number {
  // BEGIN SOLUTION
  if (step < warmUp) return (learningRate * step) / warmUp;
  const share = Math.min(1, (step - warmUp) / (steps - warmUp));
  return lowest + ((learningRate - lowest) * (1 + Math.cos(Math.PI * share))) / 2;
  // END SOLUTION
}

// %% check="warmUpCosine"
await check.warmUpCosine(warmUpCosine);

// %%
// Stuck? Take away the two slashes and run this cell. Each run gives one more hint.
// check.warmUpCosine.hint();

// %%
const rateAt = orLibrary(warmUpCosine, lib.warmUpCosine);
const stepNumbers = Array.from({ length: 121 }, (_, t) => t);
const course = { learningRate: 0.1, warmUp: 20, steps: 100 }; // change them
const wave = lib.cosineSchedule({ learningRate: 0.1, epochs: 100 });
const product = lib.warmUp(wave, { length: 20 });
show(
  lines(
    {
      'first the rise, then the wave': stepNumbers.map((t) => rateAt(t, course)),
      'the rise times a wave from step 0': stepNumbers.map((t) => product(t)),
    },
    { x: stepNumbers, title: 'Two schedules', xTitle: 'step', yTitle: 'learning rate' },
  ),
);

// %% [markdown]
// The second curve is what many programs do: they multiply. It is not wrong, but it never reaches the rate that was
// asked for.
//
// ## 3 · How long is a gradient?
//
// "Not 0 and not infinite", says the handbook of the gradients, and prints the norm of each weight's. One number says it
// for all: put the gradients of all weights together into one long vector and take its length,
//
// $$ \lVert g \rVert = \sqrt{\textstyle\sum_{\text{all weights}} g^2} $$
//
// What to do when it is too long? Keep the direction, take a shorter step: multiply *all* gradients by
// $\min(1, \text{maxNorm} / \lVert g \rVert)$. And if there is a NaN in it, take no step at all: one step with a NaN
// makes every weight NaN, for good.
//
// ### ✎ Exercise 3: `gradientCheck`
//
// `gradients` is a record of tensors, a name for each weight, as `tf.variableGrads` gives it. Return `norm`, a number, and
// `factor`: 1 where the norm is at most `maxNorm`, `maxNorm / norm` where it is above, 0 where it is not finite.

// %% exercise="gradientCheck"
/** How long all gradients together are, and what to multiply them by. */
function gradientCheck(
  gradients: tf.NamedTensorMap,
  { maxNorm = 1 }: lib.GradientCheckOptions = {},
): lib.GradientReport {
  // BEGIN SOLUTION
  const squares = tf.tidy(() =>
    tf.addN(Object.values(gradients).map((g) => g.square().sum())).dataSync<'float32'>(),
  );
  const norm = Math.sqrt(squares[0] ?? NaN);
  if (!Number.isFinite(norm)) return { norm, factor: 0 };
  return { norm, factor: norm > maxNorm ? maxNorm / norm : 1 };
  // END SOLUTION
}

// %% check="gradientCheck"
await check.gradientCheck(gradientCheck);

// %%
// Stuck? Take away the two slashes and run this cell. Each run gives one more hint.
// check.gradientCheck.hint();

// %% [markdown]
// ## 4 · What healthy looks like
//
// Nobody can see an illness who has not seen health. All our runs share a network: 784 pixels of a digit, 128 hidden
// units, a projection of 32 numbers. What may differ is the **recipe**, four things: the views, the loss, the learning
// rate, and the longest gradient that is taken as it is. This is the recipe of a healthy run:

// %%
/** A file of the clinic, as it is on disk. */
const fileOf = (name: string): string => readFileSync(`../lib/clinic/${name}.ts`, 'utf8');
const healthyFile = fileOf('recipe');
console.log(healthyFile.slice(healthyFile.indexOf('/** A recipe that works')));

// %% [markdown]
// The loss is NT-Xent, as one number for each of the 2N anchors: first views, then second views. Their mean is what is
// trained. The cell below runs a recipe for 192 steps, with your three functions as its instruments.

// %%
const seed = 1; // another seed, other first weights, other batches, other views
const size = 32; // pictures in a batch
const chance = Math.log(2 * size - 1); // the loss of whoever guesses: 4.14

const digits = await lib.loadMnist({ split: 'train', limit: 1024 });
const unseen = await lib.loadMnist({ split: 'test', limit: 512 });
console.log(digits.source);

const clip = orLibrary(gradientCheck, lib.gradientCheck);
const pixelsOf = (images: tf.Tensor): Float32Array => images.dataSync<'float32'>();
// 128 digits that are never trained on, in two views as a healthy run has them.
const ward = lib.healthyRecipe.views(pixelsOf(lib.imageTensor(unseen).slice([0], [128])), 1);

const newModel = () => lib.projectionHead({ inputDim: 784, outputDim: 32, seed });
type Model = ReturnType<typeof newModel>;
const valueOf = (x: tf.Tensor): number => x.dataSync<'float32'>()[0] ?? NaN;
const lengthOf = (z: tf.Tensor): number => valueOf(z.norm('euclidean', 1).mean());

/** One step by a recipe: the losses of first and second views, and how long the gradient was. */
function stepOf(recipe: lib.Recipe, model: Model, optimizer: tf.Optimizer) {
  return (pixels: Float32Array, step: number) => {
    let halves: number[] = [];
    const [views1, views2] = recipe.views(pixels, 1000 * seed + step);
    const images = tf.concat([views1, views2]);
    const { value, grads } = tf.variableGrads(() => {
      const [z1, z2] = tf.split(model.apply(images), 2) as [tf.Tensor2D, tf.Tensor2D];
      const losses = recipe.loss(z1, z2); // [2N]
      halves = [...losses.reshape([2, -1]).mean(1).dataSync()];
      return losses.mean();
    }, Object.values(model.weights));
    const { norm, factor } = clip(grads, { maxNorm: recipe.maxNorm });
    lib.setLearningRate(optimizer, recipe.learningRate(step));
    const shortened = Object.entries(grads).map(([name, g]) => [name, g.mul(factor)] as const);
    if (factor > 0) optimizer.applyGradients(Object.fromEntries(shortened));
    return { value, halves, norm };
  };
}

// %%
/** Trains by a recipe, and measures all the way. */
async function runOf(name: string, recipe: lib.Recipe) {
  const model = newModel();
  const step = stepOf(recipe, model, lib.sgdMomentum({ learningRate: 0.03 }));
  const curves = { first: [] as number[], second: [] as number[], norms: [] as number[] };
  const signs: lib.VitalSigns[] = [];
  const lengths: number[] = [];
  const examine = (): void => {
    tf.tidy(() => {
      const [z1, z2] = ward.map((views) => model.apply(views)) as [tf.Tensor2D, tf.Tensor2D];
      signs.push(signsOf(z1, z2));
      lengths.push(lengthOf(z1));
    });
  };
  examine();
  const bar = progressBar({ total: 192, label: name });
  let taken = 0;
  await lib.train(
    ({ images }: lib.Batch) => {
      const { value, halves, norm } = step(pixelsOf(images), (taken += 1));
      curves.first.push(halves[0] ?? NaN);
      curves.second.push(halves[1] ?? NaN);
      curves.norms.push(norm);
      return value;
    },
    {
      epochs: 6,
      batches: (epoch) =>
        lib.batches(digits, { batchSize: size, dropLast: true, seed: 100 * seed + epoch }),
      onStep: ({ step: number, loss }) => {
        bar.update(number, { loss: loss.toFixed(2) });
        if (number % 8 === 0) examine();
      },
    },
  );
  return { name, recipe, model, curves, signs, lengths };
}
type Run = Awaited<ReturnType<typeof runOf>>;

/** The loss of a run, first and second views apart. */
function showLoss({ name, curves }: Run): void {
  const guess = curves.first.map(() => chance);
  show(
    lines(
      { 'first views': curves.first, 'second views': curves.second, 'log(2N − 1)': guess },
      { title: `${name}: loss`, xTitle: 'step' },
    ),
  );
}

const healthy = await runOf('healthy', lib.healthyRecipe);
showLoss(healthy);

// %% [markdown]
// It starts near $\log 63 = 4.14$, which is what guessing costs, and falls at once and then ever more slowly, to 0.64.
//
// ### What to measure
//
// A curve is looked at; numbers can be compared. Seven of them make the *chart* of a run:
//
// | sign | what it is |
// | --- | --- |
// | `chance` | log(2N − 1), the loss of whoever guesses |
// | `firstLoss`, `lastLoss` | the run's own loss, at the first step and over the last 20 |
// | `perfectLoss` | the run's own loss of a *perfect answer*: equal views, different pictures at right angles |
// | `halves` | the loss of second views less that of first views, over the last 20 steps |
// | `growth` | how many times as long projections are at the end as at the start |
// | `found` | on unseen digits, in healthy views: how many first views are nearest to their own second view |
//
// `perfectLoss` needs no training at all. It asks the loss a question whose answer we know. Had everybody done that, a good
// many published programs would be right.

// %%
const perfect = tf.eye(size); // 32 pictures in 32 dimensions
const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, v) => sum + v, 0) / values.length;
const lastOf = (values: readonly number[]): number => meanOf(values.slice(-20));

/** How many first views of the ward are nearest to their own second view. */
const foundBy = (model: Model): number =>
  tf.tidy(() => {
    const [z1, z2] = ward.map((views) => model.apply(views)) as [tf.Tensor2D, tf.Tensor2D];
    const nearest = lib.cosineSimilarityMatrix(z1, z2).argMax(1).dataSync();
    return meanOf([...nearest].map((j, i) => (j === i ? 1 : 0)));
  });

/** The chart of a run. */
function chartOf({ recipe, model, curves, lengths }: Run): lib.Signs {
  const { first, second } = curves;
  return {
    chance,
    firstLoss: meanOf([first[0] ?? NaN, second[0] ?? NaN]),
    lastLoss: (lastOf(first) + lastOf(second)) / 2,
    perfectLoss: tf.tidy(() => valueOf(recipe.loss(perfect, perfect).mean())),
    halves: lastOf(second) - lastOf(first),
    growth: (lengths.at(-1) ?? NaN) / (lengths[0] ?? NaN),
    found: foundBy(model),
  };
}
show(table([{ run: 'healthy', ...chartOf(healthy) }], { digits: 2 }));

// %% [markdown]
// ## 5 · The ward
//
// Here they come, patients A to H. Each has the healthy recipe with **one** part replaced. Do not open their files yet.
// These are the illnesses, in no order:
//
// > collapse · temperature too low · temperature too high · learning rate too high · weak augmentation · strong
// > augmentation · self-mask missing · wrong labels
//
// First, what each of them sees: two views of six digits, one above the other.

// %%
const letters = Object.keys(lib.patients) as lib.Patient[];
const six = pixelsOf(lib.imageTensor(digits).slice([0], [6]));
for (const letter of letters) {
  const both = tf.concat(lib.patients[letter].views(six, 1)).mul(0.31).add(0.13);
  show(
    imageGrid(
      { images: both.clipByValue(0, 1).dataSync<'float32'>(), shape: [28, 28, 1] },
      { columns: 6, title: `What ${letter} sees` },
    ),
  );
}

// %% [markdown]
// Then their losses. Eight runs take a few seconds each. **Look at every scale**: the figures do not share one.

// %%
const runs: Run[] = [];
for (const letter of letters) {
  const run = await runOf(letter, lib.patients[letter]);
  runs.push(run);
  showLoss(run);
}

// %% [markdown]
// And their vital signs, on the same unseen digits in the same healthy views for all, beside the healthy run's. The
// gradients are drawn as powers of ten.

// %%
const everyone = [healthy, ...runs];
const examinedAt = healthy.signs.map((_, i) => 8 * i);
for (const sign of ['alignment', 'uniformity', 'dimensions'] as const) {
  const values = everyone.map(({ name, signs }) => [name, signs.map((each) => each[sign])]);
  show(
    lines(Object.fromEntries(values) as Record<string, number[]>, {
      x: examinedAt,
      title: `Who has what ${sign}`,
      xTitle: 'step',
    }),
  );
}
const exponents = everyone.map(({ name, curves }) => [name, curves.norms.map(Math.log10)]);
show(
  lines(Object.fromEntries(exponents) as Record<string, number[]>, {
    title: 'How long gradients are',
    xTitle: 'step',
    yTitle: 'log₁₀ of the norm',
  }),
);

const charts = everyone.map((run) => ({ run: run.name, ...chartOf(run) }));
show(table(charts, { digits: 2 }));

// %% [markdown]
// ### ✎ Question 1: what do they have?
//
// Give each patient one illness of the list, with the sign that decided it. Open a hint only after you have looked.
//
// <details><summary>A</summary>Its loss is glued to chance, and its first gradient is already a hundredth of the healthy
// one. What would it say to a perfect answer?</details>
// <details><summary>B</summary>It learns nearly as well as the healthy run, yet its loss stops about one too high. How low
// could it get at all?</details>
// <details><summary>C</summary>The lowest loss in the ward. Look at what it sees, and then at <code>found</code>.</details>
// <details><summary>D</summary>Its first step is exactly the healthy one's: the loss, the gradient. Its second is not.
// </details>
// <details><summary>E</summary>Can a cross entropy be negative? And where is its uniformity?</details>
// <details><summary>F</summary>Two curves where everybody else has one. Who could treat the two halves of a batch
// differently?</details>
// <details><summary>G</summary>Its first loss is eleven times chance, before a single step. What multiplies logits?
// </details>
// <details><summary>H</summary>Could <i>you</i> tell which of its views belong together?</details>

// %% [markdown] answer="whatTheyHave" points=4
// <!-- BEGIN SOLUTION -->
// *Seed 1, the embedded digits, the native engine.*
//
// | | illness | what decided it |
// | --- | --- | --- |
// | A | temperature too high | even a perfect answer costs 4.09 of 4.14: nothing can be gained, and the gradients are tiny from the first step |
// | B | self-mask missing | a perfect answer costs 0.69 = log 2: each anchor sees itself, with cosine 1, beside its partner |
// | C | weak augmentation | its two views are the same picture; a loss of nearly 0, but in healthy views 0.44 of the partners are found, against 0.70 |
// | D | learning rate too high | a healthy first step, then projections that are 800,000 times as long, and gradients that vanish |
// | E | collapse | a loss of −1, uniformity 0: nothing pushes |
// | F | wrong labels | a perfect answer costs log 2, and second views pay far more than first ones: those are asked to find *themselves* |
// | G | temperature too low | the first loss is 45, eleven times chance; one step along that gradient makes projections so long that later steps hardly turn them |
// | H | strong augmentation | its views show nothing, so its loss stays at chance with gradients and temperature in order |
// <!-- END SOLUTION -->

// %% [markdown]
// ### ✎ Exercise 4: `diagnose`
//
// Now write your reasons down as a program. Out of a chart, one name of `lib.causes`; `'healthy'` is one of them. The
// check draws charts of other runs, of other batch sizes, so compare losses with `chance`, not with 4.14. The order of your
// questions matters: a wrong loss makes every number after it meaningless.

// %% exercise="diagnose"
/** What is wrong with a run, by its chart. */
function diagnose(signs: lib.Signs): lib.Cause {
  const { chance, firstLoss, lastLoss, perfectLoss, halves, growth, found } = signs;
  // BEGIN SOLUTION
  if (perfectLoss < -0.1) return 'collapse';
  if (perfectLoss > 0.5 * chance) return 'temperature too high';
  if (perfectLoss > 0.3) return halves > 0.4 ? 'wrong labels' : 'self-mask missing';
  if (firstLoss > 3 * chance) return 'temperature too low';
  if (growth > 50) return 'learning rate too high';
  if (lastLoss > 0.7 * chance) return 'strong augmentation';
  return found < 0.6 ? 'weak augmentation' : 'healthy';
  // END SOLUTION
}

// %% check="diagnose"
await check.diagnose(diagnose);

// %%
// Stuck? Take away the two slashes and run this cell. Each run gives one more hint.
// check.diagnose.hint();

// %%
const nameOf = orLibrary(diagnose, lib.diagnose);
show(table(charts.map(({ run, ...signs }) => ({ run, 'your program says': nameOf(signs) }))));

// %% [markdown]
// ## 6 · Treatment
//
// Now open the files. This is everything that is special about each patient.

// %%
for (const letter of letters) {
  const text = fileOf(`record${letter}`);
  console.log(`——— ${letter} ———\n${text.slice(text.indexOf('export const'))}`);
}

// %% [markdown]
// F deserves a second look. It is the template that the handbook gives to its readers, line by line: positives at i and
// i + N, says the comment there, but the labels are 0 … N − 1, twice. And nothing hides the diagonal. So first views are
// told to choose themselves, which is always right and pushes their partners *away*; second views are told to choose their
// partners. The two halves pull in opposite directions, and yet the loss falls, so that nobody notices.
//
// ### ✎ Exercise 5: `treat`
//
// Name the cause, mend the code. `treat` gives for each patient the parts of its recipe that have to change, and those
// only: `{ loss }`, `{ views }` or `{ learningRate, maxNorm }`.
//
// - Change as little as you can: one number, one line. What the files call `digitViews` and `cosineSimilarityMatrix` is
//   `lib.digitViews` and `lib.cosineSimilarityMatrix` here.
// - D needs a lower rate. Give it a warm-up with your `warmUpCosine` (it is `rateAt` now) and a `maxNorm`, too.
// - Where a loss has to be written again, `lib.anchorLosses(logits, labels)` does the last line. Several patients may need the
//   same one.
//
// The check does not read your code. It trains a small network by each mended recipe, for a few steps, and looks at that run as
// you looked at the patients: a perfect answer, the views, the first loss, how much projections grow, where the loss ends.

// %% exercise="treat"
/** What has to change in a patient's recipe. */
function treat(patient: lib.Patient): Partial<lib.Recipe> {
  // BEGIN SOLUTION
  /** NT-Xent for each anchor: with a mask, and labels that point at the partner. */
  const mended: lib.Recipe['loss'] = (z1, z2) => {
    const n = z1.shape[0];
    const both = tf.concat([z1, z2]);
    const hidden = tf.eye(2 * n).mul(1e9);
    const scores = lib.cosineSimilarityMatrix(both, both).div(0.1).sub<tf.Tensor2D>(hidden);
    const partners = [...Array(2 * n).keys()].map((i) => (i + n) % (2 * n));
    return lib.anchorLosses(scores, tf.tensor1d(partners, 'int32'));
  };
  const gentle: lib.Recipe['views'] = (pixels, drawn) =>
    lib.digitViews(pixels, { shift: 1, contrast: 0.4, noise: 0.2, seed: drawn });
  const way = { learningRate: 0.1, warmUp: 20, steps: 192 };
  const treatments: Record<lib.Patient, Partial<lib.Recipe>> = {
    A: { loss: mended }, // τ = 0.1
    B: { loss: mended }, // the mask
    C: { views: gentle },
    D: { learningRate: (step) => rateAt(step, way), maxNorm: 5 },
    E: { loss: mended }, // negatives
    F: { loss: mended }, // the mask and the labels
    G: { loss: mended }, // τ = 0.1
    H: { views: gentle },
  };
  return treatments[patient];
  // END SOLUTION
}

// %% check="treat"
await check.treat(treat);

// %%
// Stuck? Take away the two slashes and run this cell. Each run gives one more hint.
// check.treat.hint();

// %% [markdown]
// Now the patients themselves are trained again, all 192 steps on digits. Who may go home? Four conditions:
//
// - a perfect answer costs less than 0.3, and not less than nothing;
// - the last loss is below a third of chance, and the halves of the batch differ by less than 0.4;
// - six of ten partners are found, in healthy views;
// - uniformity is below −2: pictures are spread out.

// %%
const cure = orLibrary(treat, lib.treat);

/** What still keeps a run in the clinic; an empty list for one that may go. */
function complaints(run: Run): string[] {
  const { perfectLoss, lastLoss, halves, found } = chartOf(run);
  const { uniformity = NaN } = run.signs.at(-1) ?? {};
  const conditions: [string, boolean][] = [
    [`a perfect answer costs ${perfectLoss.toFixed(2)}`, perfectLoss > -0.01 && perfectLoss < 0.3],
    [`the loss ends at ${lastLoss.toFixed(2)}`, lastLoss < chance / 3],
    [`the halves differ by ${halves.toFixed(2)}`, Math.abs(halves) < 0.4],
    [`only ${found.toFixed(2)} of the partners are found`, found > 0.6],
    [`uniformity is ${uniformity.toFixed(2)}`, uniformity < -2],
  ];
  return conditions.flatMap(([text, holds]) => (holds ? [] : [text]));
}

const after: Run[] = [];
for (const letter of letters) {
  after.push(await runOf(letter, { ...lib.patients[letter], ...cure(letter) }));
}
const results = after.map((run, i) => ({
  patient: run.name,
  'found before': charts[i + 1]?.found,
  'found after': chartOf(run).found,
  'loss after': chartOf(run).lastLoss,
  verdict: complaints(run).join('; ') || 'may go home',
}));
show(table(results, { digits: 2 }));
if (process.env['COURSE_STRICT'] === '1' && after.some((run) => complaints(run).length > 0)) {
  throw new Error('Somebody is still ill.');
}

// %% [markdown]
// ### The test that labels make
//
// All of this went without labels. Did it pick the right runs? For half of the 512 unseen digits: how often is the most
// similar one of the other half the same digit?

// %%
const wholeWard = lib.imageTensor(unseen).reshape<tf.Tensor2D>([-1, 784]).sub(0.13).div(0.31);
/** How often the most similar digit of the other half is the same. */
function neighbours({ model }: Run): Promise<number> {
  const z = model.apply(wholeWard);
  return lib.knnAccuracy(
    z.slice<tf.Tensor2D>([0], [256]),
    unseen.labels.slice(0, 256),
    z.slice<tf.Tensor2D>([256], [256]),
    unseen.labels.slice(256),
  );
}
const byLabels = [];
for (const [i, run] of runs.entries()) {
  const treated = after[i] ?? run;
  byLabels.push({
    patient: run.name,
    before: await neighbours(run),
    after: await neighbours(treated),
  });
}
byLabels.push({ patient: 'healthy', before: await neighbours(healthy) });
show(table(byLabels, { digits: 2 }));

// %% [markdown]
// ### ✎ Question 2: the handbook on trial
//
// 1. *"Loss plateaus at a high value? The temperature is too low; raise it."* Which patients plateau at a high value, and
//    how many of them would that help?
// 2. *"Variance below 0.001? Collapse!"* and *"Weight decay prevents collapse"*, as another guide has it. Which of our
//    signs would you put in place of the first, and what have you seen that speaks against the second?
// 3. B and F are nearly as good as healthy by the last table. Why bother?
// 4. A ninth patient: its loss is at chance and does not move; a perfect answer costs 0.00; its gradients are as long as the
//    healthy run's; its projections have not grown at all; its views are fine. What is it?

// %% [markdown] answer="onTrial" points=3
// <!-- BEGIN SOLUTION -->
// 1. A, D, G and H. It helps G, one in four; A needs the opposite, D a lower rate, H other views. A curve alone names no
//    cause: all four look alike from afar. Ask for the perfect answer, the first gradient, the lengths, the views.
// 2. Uniformity (or the standard deviation of unit rows, notebook 5): neither sees lengths, which a loss of cosines leaves
//    free. As to weight decay, it shortens projections and leaves their directions alone; notebook 5 tried it, and the
//    collapse was the same.
// 3. Because it is luck. In both, a wrong part is drowned by a right one: here there are 62 negatives and few classes. With
//    a missing mask the loss has a floor at log 2, so that it stops to pull when views are near. With wrong labels half of the anchors work against
//    the other half. It costs nothing to mend, and everything that one compares with such a run is off.
// 4. A learning rate that is too low. It is the one illness whose only sign is that *nothing* happens.
// <!-- END SOLUTION -->

// %% [markdown]
// ## Recap
//
// - **Ask the loss first**, with inputs whose answer is known: a perfect answer, one point. It takes a second.
// - Then **look at what the network sees**. Two views that you cannot match, it cannot match either.
// - Then the **first step**: the loss against log(2N − 1), the gradient against that of a healthy run.
// - Then the **vital signs**, on unseen pictures in usual views: alignment, uniformity, dimensions, partners found.
// - **Warm-up, cosine and a longest gradient** keep a run from being ruined by its first steps.
// - The curve of the loss comes last. Four illnesses of eight have the same one.

// %%
check.progress();

// %% [markdown]
// ## Further reading
//
// - Wang, Isola 2020, [Alignment and uniformity on the hypersphere](https://arxiv.org/abs/2005.10242).
// - Jing et al. 2021, [Understanding dimensional collapse](https://arxiv.org/abs/2110.09348).
// - Pascanu, Mikolov, Bengio 2013, [On the difficulty of training recurrent neural networks](https://arxiv.org/abs/1211.5063):
//   where gradients were first cut.
// - Goyal et al. 2017, [Accurate, large minibatch SGD](https://arxiv.org/abs/1706.02677): warm-up, and why.
// - Karpathy 2019, [A recipe for training neural networks](https://karpathy.github.io/2019/04/25/recipe/): "neural net
//   training fails silently".
//
// **Next:** notebook 12 puts all losses of the course under your fingers.
