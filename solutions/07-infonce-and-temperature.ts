// ---
// jupyter:
//   kernelspec:
//     display_name: TypeScript
//     language: typescript
//     name: tslab
// ---

// %% [markdown]
// # 7 · How sharply to choose
//
// Most contrastive losses are one and the same question: *which of these is the right one?* It is called **InfoNCE**, and it has
// one knob, the **temperature**. This notebook takes the question apart step by step, looks at the forces behind it, and
// turns the knob: all the way, then to and fro. It also reads what others have written about it, with care: not all of it is true.
//
// **Afterwards you can**
//
// - work InfoNCE out by hand, and write it for any queries, positives and negatives;
// - say what its largest and its smallest value are, and find a false claim by one number;
// - tell who is pushed how hard, and what the temperature does to that;
// - sweep a temperature and let it follow a schedule, and say what a sweep cannot tell;
// - choose between cosine, dot product and distances, knowing what each lets the network do.
//
// **You need** notebook 1 (the cosine); notebook 4 (two views, NT-Xent) helps.
//
// **Time:** about 75 minutes for you, a minute for the computer.

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
import { bars, forcesOnCircle, heatmap, imageGrid, lines, liveFigure, lossCurve } from '../lib';
import { pointsOnCircle, progressBar, show, table } from '../lib';

const engine = await lib.useFastestEngine();
console.log(`Engine: ${engine.name} (${engine.reason})`);

// %% [markdown]
// ## 1 · One right answer among many
//
// A picture shows a red cat. Which text belongs to it: "a red cat", "a blue dog", "a green parrot" or "a car"? Nobody
// has to say what a cat is for this, and no list of classes is needed. It is enough to know which text came with the picture.
//
// - The picture is the **query**. (In notebook 1 it was the anchor; where two kinds of things are compared, people say query
//   and keys.)
// - The text that came with it is the **positive**.
// - All other texts are **negatives**; here there are K = 3.
//
// A yes or no tells one bit. To find one of 1,000 texts tells $\log_2 1000 \approx 10$ bits. A question with many wrong
// answers teaches more than one with a single wrong answer.
//
// Say a network has turned picture and texts into vectors. Here are the cosines of two networks, a good one and a bad one. The
// numbers are those of a textbook chapter on contrastive learning, *the textbook* from here on.

// %%
const options = ['“a red cat”', '“a blue dog”', '“a green parrot”', '“a car”'];
const good = [0.8, 0.2, 0.15, 0.1]; // the positive first; change some and run the cells below again
const bad = [0.1, 0.5, 0.4, 0.3];
const tau = 0.1; // the temperature

/** An arrow of length 1 whose cosine with (1, 0) is given; turned to the left or to the right. */
const arrowAt = (cosine: number, side = 1): number[] => [cosine, side * Math.sqrt(1 - cosine ** 2)];
const arrowsOf = (cosines: readonly number[]): number[][] => [
  [1, 0],
  ...cosines.map((cosine, i) => arrowAt(cosine, i === 0 ? 1 : -1)),
];
const arrowNames = ['picture', ...options];
show(pointsOnCircle(arrowsOf(good), arrowNames, { title: 'The good network' }));
show(pointsOnCircle(arrowsOf(bad), arrowNames, { title: 'The bad network' }));

// %% [markdown]
// ### Step 1: similarities
//
// The cosine of the query with each of the four. This is all that the loss ever sees.

// %%
/** The two networks side by side, at one step of the way. */
const showStep = (of: (cosines: readonly number[]) => number[], title: string): void => {
  show(bars({ good: of(good), bad: of(bad) }, { names: options, title, yTitle: title }));
};
showStep((cosines) => [...cosines], 'cosine');

// %% [markdown]
// ### Step 2: divide by the temperature
//
// $\tau = 0.1$ makes them ten times as large. The order stays, the *differences* grow: 0.6 becomes 6.

// %%
const scaled = (cosines: readonly number[]): number[] => cosines.map((cosine) => cosine / tau);
showStep(scaled, 'cosine / τ');

// %% [markdown]
// ### Step 3: exponentials
//
// $e^x$ makes every number positive, and a difference a *ratio*: a difference of 6 is a factor of $e^6 = 403$.
//
// **Predict first:** how tall will the other bars be beside the good network's first one?

// %%
const exponentials = (cosines: readonly number[]): number[] => scaled(cosines).map(Math.exp);
showStep(exponentials, 'exponential');
const exponentialRows = Object.entries({ good, bad }).map(([network, cosines]) => {
  const [first, ...others] = exponentials(cosines);
  return {
    network,
    'the right text': first,
    'the others': others.map((v) => v.toFixed(1)).join(', '),
  };
});
show(table(exponentialRows, { digits: 1 }));

// %% [markdown]
// ### Step 4: shares
//
// Divide each by their sum. The four shares add up to 1. Read them as: how sure is the network of each text? Steps 2 to 4 together
// are the *softmax*.

// %%
const sharesOf = (cosines: readonly number[]): number[] => {
  const sum = exponentials(cosines).reduce((total, value) => total + value, 0);
  return exponentials(cosines).map((value) => value / sum);
};
showStep(sharesOf, 'share');
console.log(
  `Share of the right text: ${[good, bad].map((each) => sharesOf(each)[0]?.toFixed(3)).join(' and ')}`,
);

// %% [markdown]
// ### Step 5: minus the logarithm
//
// The loss is $-\log$ of the right one's share: 0 for a share of 1, 0.69 for one half, 2.3 for a tenth, and on without end.
//
// **Predict first:** the good network's share is 0.995, the bad one's 0.012. How large are their losses?

// %%
const exampleLoss = (cosines: readonly number[]): number => -Math.log(sharesOf(cosines)[0] ?? NaN);

const ourShares = [sharesOf(bad)[0] ?? 0, sharesOf(good)[0] ?? 1];
const grid = Array.from({ length: 26 }, (_, i) => 0.005 * 1.24 ** i).filter((share) => share < 1);
const shares = [...grid, ...ourShares, 1].sort((a, b) => a - b);
show(
  lines(
    {
      '−log(share)': shares.map((share) => -Math.log(share)),
      'our two': shares.map((share) => (ourShares.includes(share) ? -Math.log(share) : NaN)),
    },
    { x: shares, xTitle: 'share of the right answer', yTitle: 'loss', title: 'From share to loss' },
  ),
);
console.log(`good: ${exampleLoss(good).toFixed(4)}, bad: ${exampleLoss(bad).toFixed(4)}`);

// %% [markdown]
// 0.0049 and 4.4197. (The textbook rounds on its way and has 0.005 and 4.4.) The good network has next to nothing left to learn from
// this question, the bad one nearly everything.
//
// In one line, for a query $q$ with positive $p$ and negatives $n_1, \dots, n_K$, and with $s$ for the cosine,
//
// $$ \ell = -\log \frac{e^{s(q, p)/\tau}}{e^{s(q, p)/\tau} + \sum_k e^{s(q, n_k)/\tau}}
// \;=\; \log \Big( e^{s(q, p)/\tau} + \sum_k e^{s(q, n_k)/\tau} \Big) - \frac{s(q, p)}{\tau} $$
//
// **InfoNCE**: *info* for information, *NCE* for noise-contrastive estimation, an older method that tells data from noise.
// NT-Xent of notebook 4 is InfoNCE in which every view is a query once, and all other pictures' views are its negatives.
//
// ### ✎ Exercise 1: `infoNce`
//
// Write it for N queries at once. Each query has a positive of its own; the K negatives are shared by all.
//
// - `query` and `positive` are [N, D], `negatives` is [K, D], none of length 1. The result is a scalar, the mean over the queries.
// - `lib.cosineSimilarity` (row by row) and `lib.cosineSimilarityMatrix` (all with all) are yours from notebook 1.
// - The temperature is an option; where the caller gives none, 0.07.
// - It must hold at τ = 0.01, where $e^{s/\tau}$ overflows. `tf.logSumExp(x, 1)` never makes an exponential.

// %% exercise="infoNce"
/**
 * InfoNCE: every query must pick its positive out of that and K negatives.
 *
 * query, positive: [N, D], negatives: [K, D]; the result: a scalar
 */
function infoNce(
  query: tf.Tensor2D,
  positive: tf.Tensor2D,
  negatives: tf.Tensor2D,
  { temperature = 0.07 }: lib.ContrastiveOptions = {},
): tf.Scalar {
  // BEGIN SOLUTION
  return tf.tidy(() => {
    const right = lib.cosineSimilarity(query, positive).div(temperature); // [N]
    const wrong = lib.cosineSimilarityMatrix(query, negatives).div(temperature); // [N, K]
    const all = tf.concat([right.expandDims(1), wrong], 1); // [N, 1 + K]
    return tf.logSumExp(all, 1).sub(right).mean();
  });
  // END SOLUTION
}

// %% check="infoNce"
await check.infoNce(infoNce);

// %%
// Stuck? Take away the two slashes and run this cell. Each run gives one more hint.
// check.infoNce.hint();

// %% [markdown]
// From here on `lossOf` is your function, or the library's as long as the exercise is open.

// %%
const lossOf = orLibrary(infoNce, lib.infoNce);

type Three = [query: tf.Tensor2D, positive: tf.Tensor2D, negatives: tf.Tensor2D];
/** Query, positive and negatives with these cosines, as tensors. */
const threeOf = (cosines: readonly number[]): Three => {
  const [query = [], positive = [], ...negatives] = arrowsOf(cosines);
  return [tf.tensor2d([query]), tf.tensor2d([positive]), tf.tensor2d(negatives)];
};
const valueAt = (cosines: readonly number[], temperature: number): number =>
  tf.tidy(() => lossOf(...threeOf(cosines), { temperature }).dataSync()[0] ?? NaN);
console.log(`Yours: ${valueAt(good, tau).toFixed(4)} and ${valueAt(bad, tau).toFixed(4)}`);

// %% [markdown]
// ## 2 · Is it true?
//
// The textbook goes on with three properties of the loss. In our words:
//
// - **A.** With N negatives the loss lies between 0 and log(1 + N): at most 2.4 for ten negatives, 4.6 for a hundred.
// - **B.** Its gradient is small where the right share is near 1, and large where it is small: it looks after hard cases
//   by itself.
// - **C.** It does not care for scale. Multiply all similarities by one number, and it works as before; so vectors need no
//   common length.
//
// Try them. The numbers below are a beginning.

// %%
const factor = 2; // for C; try 0.5 and 10

const times = (cosines: readonly number[]): number[] => cosines.map((c) => c * factor);
const claims = Object.entries({ good, bad }).map(([network, cosines]) => ({
  network,
  loss: exampleLoss(cosines),
  'log(1 + 3)': Math.log(4),
  'similarities multiplied': exampleLoss(times(cosines)),
  'pull on the positive': (1 - (sharesOf(cosines)[0] ?? NaN)) / tau,
}));
show(table(claims, { digits: 4, caption: `τ = ${tau}, similarities times ${factor}` }));

// %% [markdown]
// (The last column is how fast the loss falls when the positive's cosine grows, $(1 - \text{share}) / \tau$. Section 3 has more
// of it.)
//
// ### ✎ Question 1: which claims are false?
//
// 1. Which of A, B and C are false? One number is enough to refute a claim: give it.
// 2. For which network is the loss *exactly* log(1 + N)?
// 3. Cosines lie between −1 and 1. What is the largest loss that N negatives at temperature τ can give? And the smallest?

// %% [markdown] answer="falseClaims" points=2
// <!-- BEGIN SOLUTION -->
// 1. *A is false*, and the textbook's own example shows it: three negatives, a loss of 4.42, and log 4 = 1.39. *C is false*: with
//    all similarities doubled, the bad network's loss is not 4.42 but 8.14. Multiplying by a number is dividing the temperature by
//    it. Only the *order* of the four stays, and the loss is made of more than that. *B is true*: the pull is 0.05 for the good
//    network, and 9.9, nearly all of 1/τ, for the bad one.
// 2. For one to which all candidates are alike: each has the share 1/(1 + N). It is what blind guessing costs, not the worst.
//    A network that is *sure of the wrong one* pays more. (Where does the claim come from? The mean loss of the *best possible* network
//    is at most log(1 + N), since it could always guess blindly. From that follows that log(1 + N) less the loss is a lower bound
//    of the information that query and positive share, which gave the loss its name.)
// 3. Largest: the positive at −1, all negatives at 1, and the loss is $\log(1 + N e^{2/\tau})$, about $2/\tau + \log N$; for three negatives at
//    τ = 0.1 it is 21.1. Smallest: the other way round, $\log(1 + N e^{-2/\tau})$, above 0 but tiny. At τ = 1 with three
//    negatives that is 0.34: a high temperature never lets the loss come near 0.
//
// *What to look for in an answer:* a number that refutes, and that log(1 + N) is blind guessing.
// <!-- END SOLUTION -->

// %% [markdown]
// ### A formula, a program and a number
//
// Another source, a web page on contrastive learning with a program and an animation, writes the loss like this:
//
// $$ L = -\log \frac{e^{s(a, p)/\tau}}{\sum_n e^{s(a, n)/\tau}} \qquad a \text{ anchor},\ p \text{ positive},\ n \text{ negatives} $$
//
// Its program, given eight rows (four things and a positive for each), takes all 64 cosines over τ, sets the diagonal to −∞, and calls
// cross-entropy with the partners as right answers. Beside it runs the animation, with a matrix of cosines and the line *loss
// 0.6956, temperature 0.07, batch size 8, negatives 7*. Here is the matrix as it stood there, and three ways to work out its loss.

// %%
const things = ['cat', 'cat+', 'dog', 'dog+', 'car', 'car+', 'plane', 'plane+'];
const pageMatrix = [
  [1, 1, -0.09, 0.07, 0.17, -0.02, -1, -1],
  [1, 1, -0.02, 0.14, 0.1, -0.09, -1, -1],
  [-0.09, -0.02, 1, 0.99, -1, -0.99, 0.08, 0.01],
  [0.07, 0.14, 0.99, 1, -0.97, -1, -0.09, -0.15],
  [0.17, 0.1, -1, -0.97, 1, 0.98, -0.16, -0.09],
  [-0.02, -0.09, -0.99, -1, 0.98, 1, 0.03, 0.1],
  [-1, -1, 0.08, -0.09, -0.16, 0.03, 1, 1],
  [-1, -1, 0.01, -0.15, -0.09, 0.1, 1, 1],
];
show(
  heatmap(pageMatrix, {
    rows: things,
    columns: things,
    range: [-1, 1],
    title: 'The page’s cosines',
  }),
);

/** The mean loss of the eight rows; `counts` says which columns stand in the denominator of a row. */
const pageLoss = (counts: (row: number, column: number) => boolean): number => {
  const losses = pageMatrix.map((cosines, i) => {
    const positive = cosines[i ^ 1] ?? NaN; // 0 with 1, 2 with 3, …
    const sum = cosines.reduce((total, c, k) => total + (counts(i, k) ? Math.exp(c / 0.07) : 0), 0);
    return Math.log(sum) - positive / 0.07;
  });
  return losses.reduce((total, loss) => total + loss, 0) / losses.length;
};
const readings = {
  'the formula: negatives only': pageLoss((i, k) => k !== i && k !== (i ^ 1)),
  'the program: all but the diagonal': pageLoss((i, k) => k !== i),
  'everything, the diagonal too': pageLoss(() => true),
  'what the animation says': 0.6956,
  'log 2': Math.log(2),
};
show(
  table(
    Object.entries(readings).map(([reading, loss]) => ({ reading, loss })),
    { digits: 6 },
  ),
);

// %% [markdown]
// ### ✎ Question 2: three different losses
//
// 1. Formula and program differ. In what? Which of them is InfoNCE, and where have you met the other one?
// 2. Which loss does the *animation* show? How can you tell from 0.6956, though its partners agree nearly perfectly? What of "negatives
//    7"?

// %% [markdown] answer="threeLosses" points=1
// <!-- BEGIN SOLUTION -->
// 1. The formula leaves the positive out of the denominator, the program keeps it. The program is InfoNCE (NT-Xent, to be exact).
//    The formula is the decoupled loss (DCL) of notebook 2. It falls below 0, here to about −12, which no −log of a share can do: what the
//    formula divides is no share. Both can be trained with; but whoever reads one and runs the other should know.
// 2. Neither. Solved as these rows are, the program's loss is nearly 0. With the *diagonal kept*, an anchor has two candidates of
//    cosine 1, itself and its partner, and each gets a half: the loss is near log 2 = 0.693 and cannot fall below. 0.6956 is
//    just above. "Negatives 7" fits: eight candidates, one of which is right. There are six negatives; the seventh is the anchor
//    itself. (The third line has 0.75 rather than 0.6956. The matrix is rounded to two decimals, which τ = 0.07 makes matter;
//    notebook 12 works out whether that is enough.)
//
// It is the mistake that notebook 4 found in a textbook's program, and here it is given away by a single number.
// <!-- END SOLUTION -->

// %% [markdown]
// ## 3 · Push and pull
//
// Training follows the gradient, so let us look at it. With $\pi_p$ for the share of the positive and $\pi_k$ for that of
// negative $k$,
//
// $$ \frac{\partial \ell}{\partial s(q, p)} = -\frac{1 - \pi_p}{\tau}, \qquad
// \frac{\partial \ell}{\partial s(q, n_k)} = \frac{\pi_k}{\tau} $$
//
// The positive is pulled in, the negatives are pushed out. All pushes together are as strong as the pull, and each negative gets
// its part *by its share*. Nobody told the loss which negatives are hard: it finds them.
//
// Here are a query, a positive and three negatives on the circle. The arrows are minus the gradient of *your* function: where each point
// would go. They are tangents, for the cosine does not care how long a vector is. An arrow as long as the radius is a force of
// `1 / τ`.
//
// **Predict first:** which of the three negatives is pushed hardest? What will change at a lower temperature?

// %%
const degrees = { query: 0, positive: 70, 'negative 1': -35, 'negative 2': -75, 'negative 3': 165 }; // play!

const onCircle = Object.values(degrees).map((d) => [
  Math.cos((d * Math.PI) / 180),
  Math.sin((d * Math.PI) / 180),
]);
function showForces(temperature: number): void {
  const [query = [], positive = [], ...negatives] = onCircle;
  const forces = tf.tidy(() => {
    const slopes = tf.grads((...three) => lossOf(...(three as Three), { temperature }))([
      tf.tensor2d([query]),
      tf.tensor2d([positive]),
      tf.tensor2d(negatives),
    ]);
    return tf.concat(slopes).neg().arraySync() as number[][];
  });
  const title = `τ = ${temperature}; an arrow of the radius is ${(1 / temperature).toFixed(0)}`;
  show(forcesOnCircle(onCircle, forces, Object.keys(degrees), { title, unit: 1 / temperature }));
}
for (const temperature of [1, 0.3, 0.05]) showForces(temperature);

// %% [markdown]
// At τ = 1 all negatives push back, each a little; even the farthest is in it. At τ = 0.05 only negative 1 is left: it is closer to the
// query than the positive is, and takes everything. The others are at rest. And mind the scale: the same arrow is twenty times
// as strong a force.
//
// ### Weights of the hard ones
//
// How are the pushes shared out among negatives of cosine 0.5, 0.4 and 0.3, those of the bad network?

// %%
const temperatures = Array.from({ length: 100 }, (_, i) => 0.01 * (i + 1)); // 0.01 to 1
const [, ...hard] = bad;
const pushShare = (cosine: number): number[] =>
  temperatures.map((t) => 1 / hard.reduce((sum, c) => sum + Math.exp((c - cosine) / t), 0));
show(
  lines(Object.fromEntries(hard.map((cosine) => [`cosine ${cosine}`, pushShare(cosine)])), {
    x: temperatures,
    xTitle: 'temperature',
    yTitle: 'share of the push',
    title: 'Who is pushed away?',
  }),
);
const pullOf = (cosines: readonly number[]): number[] =>
  temperatures.map((t) => {
    const sum = cosines.reduce((total, c) => total + Math.exp((c - (cosines[0] ?? 0)) / t), 0);
    return (1 - 1 / sum) / t;
  });
show(
  lines(
    { good: pullOf(good), bad: pullOf(bad) },
    {
      x: temperatures,
      xTitle: 'temperature',
      yTitle: 'pull',
      title: 'How hard? (log scale)',
      log: true,
    },
  ),
);

// %% [markdown]
// - **Cold:** the closest negative takes it all, and the force on what is wrong grows as 1/τ: large steps, and large mistakes if that
//   negative happens to show the same thing. What is right already feels nothing.
// - **Hot:** all negatives count alike, and even the good network is still pulled at, though feebly.
//
// What counts is the *difference* of two cosines over τ: their shares have the ratio $e^{\Delta / \tau}$. The textbook tells the same
// with similarities of 0.05, 0.04 and 0.03. Its table, worked out again:

// %%
const ratioRows = [0.01, 0.1, 1, 10].map((t) => {
  const exps = [0.05, 0.04, 0.03].map((s) => Math.exp(s / t));
  const sum = exps.reduce((total, v) => total + v, 0);
  return {
    τ: String(t),
    'first to second': (exps[0] ?? 0) / (exps[1] ?? 1),
    shares: exps.map((v) => (v / sum).toFixed(2)).join(', '),
    'of 0.5, 0.4, 0.3': [0.5, 0.4, 0.3]
      .map((s) => Math.exp((s - 0.5) / t))
      .map((v, _, all) => (v / all.reduce((a, b) => a + b, 0)).toFixed(2))
      .join(', '),
  };
});
show(table(ratioRows, { digits: 3 }));

// %% [markdown]
// Its ratios are right: 2.7, 1.1 and 1.01. But "nearly one-hot at τ = 0.01" is said too quickly: with differences of 0.01 the largest share
// is 0.67. With differences of 0.1 it is 1.00. A temperature is low or high only *beside the differences* of the similarities.
//
// ## 4 · A sweep
//
// "Try 0.01, 0.05, 0.1, 0.2 and 0.5, print the loss of each, and look for the sweet spot", says the textbook to those whose loss
// does not fall. Let us do so, for more temperatures.
//
// ### ✎ Exercise 2: `temperatureSweep`
//
// The loss of one batch at each of T temperatures: `temperatures` is a tensor [T], the answer another one. A loop over the
// temperatures that calls `infoNce` is fine. More elegant, and quicker, is to work out the similarities once, [N, 1 + K], and to let broadcasting
// divide them by all temperatures: [T, N, 1 + K].

// %% exercise="temperatureSweep"
/**
 * InfoNCE at many temperatures.
 *
 * query, positive: [N, D], negatives: [K, D], temperatures: [T]; the result: [T]
 */
function temperatureSweep(
  query: tf.Tensor2D,
  positive: tf.Tensor2D,
  negatives: tf.Tensor2D,
  temperatures: tf.Tensor1D,
): tf.Tensor1D {
  // BEGIN SOLUTION
  return tf.tidy(() => {
    const right = lib.cosineSimilarity(query, positive).expandDims(1); // [N, 1]
    const all = tf.concat([right, lib.cosineSimilarityMatrix(query, negatives)], 1); // [N, 1 + K]
    const column = temperatures.reshape([-1, 1, 1]); // [T, 1, 1]
    const sums = tf.logSumExp(all.div(column), 2); // [T, N]
    return sums.sub(right.reshape([1, -1]).div(column.squeeze([2]))).mean(1);
  });
  // END SOLUTION
}

// %% check="temperatureSweep"
await check.temperatureSweep(temperatureSweep);

// %%
// Stuck? Take away the two slashes and run this cell. Each run gives one more hint.
// check.temperatureSweep.hint();

// %% [markdown]
// **Predict first:** three curves of the loss against τ. The good network, the bad one, and a batch of a hundred queries of which most
// are easy and some are hard. Which falls as τ falls, which rises? Where do they all end on the right?

// %%
const sweep = orLibrary(temperatureSweep, lib.temperatureSweep);

const tauGrid = Array.from({ length: 60 }, (_, i) => 0.02 * 1.1 ** i); // 0.02 to 5.5
const sweepOf = (three: Three): number[] =>
  tf.tidy(() => Array.from(sweep(...three, tf.tensor1d(tauGrid)).dataSync()));
const normal = (count: number, seed: number): tf.Tensor2D =>
  tf.randomNormal<tf.Rank.R2>([count, 16], 0, 1, 'float32', seed);
/** A hundred queries, their positives more or less noisy copies, and three negatives. */
const mixed = (): Three => [
  normal(100, 1),
  normal(100, 1).add(normal(100, 2).mul(2)),
  normal(3, 3),
];

const sweeps = {
  good: sweepOf(threeOf(good)),
  bad: sweepOf(threeOf(bad)),
  mixed: sweepOf(mixed()),
};
const powers = tauGrid.map((t) => Math.log10(t));
show(
  lines(
    { ...sweeps, 'log(1 + K)': tauGrid.map(() => Math.log(4)) },
    { x: powers, xTitle: 'log₁₀ of the temperature', yTitle: 'loss', title: 'A sweep', log: true },
  ),
);
const lowest = sweeps.mixed.indexOf(Math.min(...sweeps.mixed));
console.log(`The mixed batch has its lowest loss at τ = ${tauGrid[lowest]?.toFixed(2)}`);

// %% [markdown]
// The good network's loss goes to 0 as τ does, the bad one's grows like 0.4/τ. On the right both end at log 4: hot enough, everything looks
// alike. The mixed batch has a lowest point in between: colder, and its hard queries cost too much; hotter, and the easy ones can no
// longer be sure.
//
// So there is the sweet spot. But of what? It is the temperature at which *these vectors* answer best. Is it the one at which
// a network *learns* best? That takes an experiment.
//
// ## 5 · The experiment
//
// Digits, small and grey, so that a training takes a second. Two views of a digit are two crops, enlarged: a query and its
// positive. The views of 128 *other* digits are the negatives. The network is small too: 14 · 14 pixels, 256 numbers, 64 numbers.
// All trainings see the same views in the same order and begin with the same weights.
//
// (Without the native engine there are 1,024 digits and three epochs, so that you need not wait for long. The hill of this
// section is lower then, and much of the rest is chance. The text has the numbers of the native engine.)

// %%
const isFast = engine.name === 'native'; // the other engines take several times as long
const EPOCHS = isFast ? 8 : 3;
const BATCH = 128; // queries, and negatives too
const SIDE = 14;

const digits = await lib.loadMnist({ split: 'train', limit: isFast ? 4096 : 1024 });
const unseen = await lib.loadMnist({ split: 'test', limit: 1000 });
console.log(digits.source);

/** Every four pixels made one, every picture a row. */
const asRows = (images: tf.Tensor): tf.Tensor2D =>
  tf.avgPool(images as tf.Tensor4D, 2, 2, 'valid').reshape([images.shape[0], SIDE * SIDE]);
/** A crop of each digit, 40 % of it or more, as large as the whole. */
const cropped = (images: tf.Tensor, seed: number): tf.Tensor2D =>
  tf.tidy(() => {
    const coloured = images.tile<tf.Tensor4D>([1, 1, 1, 3]); // lib.crop wants three channels
    const parts = lib.crop(coloured, { seed, scale: [0.4, 1] });
    return asRows(parts.slice([0, 0, 0, 0], [-1, -1, -1, 1]));
  });

let drawn = 0;
/** Queries, positives and negatives of each batch of an epoch, [3, 128, 196]. */
const viewsOf = (epoch: number): tf.Tensor3D[] =>
  Array.from(lib.batches(digits, { batchSize: 2 * BATCH, seed: epoch, dropLast: true }), (batch) =>
    tf.tidy(() => {
      const [mine, others] = tf.split(batch.images, 2) as [tf.Tensor, tf.Tensor];
      batch.images.dispose();
      const three = [mine, mine, others].map((images) => cropped(images, (drawn += 1)));
      return tf.stack(three) as tf.Tensor3D;
    }),
  );
const everyView = Array.from({ length: EPOCHS }, (_, epoch) => viewsOf(epoch + 1));

const firstViews = everyView[0]?.[0]
  ?.slice([0, 0], [3, 8])
  .reshape([24, SIDE * SIDE])
  .dataSync();
show(
  imageGrid(
    { images: firstViews ?? [], shape: [SIDE, SIDE, 1] },
    { columns: 8, title: 'Eight queries, their positives, eight negatives' },
  ),
);

// %%
/** A loss that also gets its temperature. */
type Loss = (...args: [...Three, number]) => tf.Scalar;
const mine: Loss = (query, positive, negatives, temperature) =>
  lossOf(query, positive, negatives, { temperature });

// What is asked for is what is trained for: to know a digit again by another part of it.
const known = cropped(lib.imageTensor(digits), 1001);
const asked = cropped(lib.imageTensor(unseen), 1002);
/** How often the five nearest crops of the digits vote rightly for a crop of an unseen one. */
async function accuracyOf(embed: (rows: tf.Tensor2D) => tf.Tensor2D): Promise<number> {
  const [from, to] = [embed(asked), embed(known)];
  return lib.knnAccuracy(from, unseen.labels, to, digits.labels, { k: 5 });
}
const newEncoder = (seed: number) =>
  lib.projectionHead({ inputDim: SIDE * SIDE, hiddenDim: 256, outputDim: 64, seed });

/** How to train one network. */
interface Run {
  /** The temperature in each epoch, counted from 0. */
  readonly temperature: (epoch: number) => number;
  readonly loss?: Loss;
  readonly seed?: number;
  readonly onStep: (loss: number) => void;
}

/** Trains a new network: it, its mean loss in the last epoch, and how good its neighbours are. */
async function trained({ temperature, loss = mine, seed = 1, onStep }: Run) {
  const encoder = newEncoder(seed);
  const optimizer = lib.adam({ learningRate: 1e-3 });
  const stepAt = (tau: number) =>
    lib.compileStep(
      (views: tf.Tensor) => {
        const rows = views.reshape<tf.Tensor2D>([3 * BATCH, SIDE * SIDE]);
        return loss(...(tf.split(encoder.apply(rows), 3) as Three), tau);
      },
      { optimizer, variables: encoder.weights },
    );
  let [now, step] = [temperature(0), stepAt(temperature(0))];
  let lastLoss = NaN;
  for (const [epoch, views] of everyView.entries()) {
    if (temperature(epoch) !== now) {
      now = temperature(epoch); // a compiled step keeps its numbers: a new temperature, a new step
      step = stepAt(now);
    }
    const { epochLosses } = await lib.train((batch: tf.Tensor) => step(batch), {
      batches: () => views.map((batch) => batch.clone()),
      onStep: ({ loss }) => {
        onStep(loss);
      },
    });
    lastLoss = epochLosses[0] ?? NaN;
  }
  return { encoder, loss: lastLoss, accuracy: await accuracyOf((rows) => encoder.apply(rows)) };
}

/** Trains one network after another, with a bar and live curves: one result a name. */
async function compare(runs: Record<string, Omit<Run, 'onStep'>>, title: string) {
  const steps = everyView.flat().length;
  const bar = progressBar({ total: steps * Object.keys(runs).length, label: title });
  const curves: Record<string, number[]> = Object.fromEntries(
    Object.keys(runs).map((n) => [n, []]),
  );
  const live = liveFigure(lossCurve({}, { title }));
  let done = 0;
  const results: Record<string, Awaited<ReturnType<typeof trained>>> = {};
  for (const [name, run] of Object.entries(runs)) {
    const curve = (curves[name] ??= []);
    const onStep = (loss: number): void => {
      curve.push(loss);
      bar.update((done += 1), { run: name, loss: loss.toFixed(2) });
      if (done % 8 === 0) live.update(lossCurve(curves, { title }));
    };
    results[name] = await trained({ ...run, onStep });
  }
  live.done(lossCurve(curves, { title }));
  return results;
}

// %% [markdown]
// First, where we stand. And the textbook's advice: a sweep, on a batch as the *untrained* network sees it.
//
// **Predict first:** from which of the six temperatures 0.01, 0.03, 0.1, 0.3, 1, 3 will the best network come, and from which the
// lowest loss?

// %%
const untrained = newEncoder(1);
const startAccuracy = await accuracyOf((rows) => untrained.apply(rows));
const pixelAccuracy = await accuracyOf((rows) => rows);
console.log(`bare pixels ${pixelAccuracy.toFixed(3)}, untrained ${startAccuracy.toFixed(3)}`);

/** A batch as a network sees it. */
const seenBy = (encoder: lib.Encoder, batch: tf.Tensor): Three =>
  tf.split(encoder.apply(batch.reshape([3 * BATCH, SIDE * SIDE])), 3) as Three;
const [[aBatch]] = everyView as [[tf.Tensor3D]];
const untrainedSweep = tf.tidy(() => sweepOf(seenBy(untrained, aBatch)));
const untrainedBest = tauGrid[untrainedSweep.indexOf(Math.min(...untrainedSweep))] ?? NaN;
console.log(`The untrained network has its lowest loss at τ = ${untrainedBest.toFixed(3)}`);

const TRIED = [0.01, 0.03, 0.1, 0.3, 1, 3];
const atTemperature = (seed: number) =>
  Object.fromEntries(TRIED.map((t) => [`τ = ${t}`, { temperature: () => t, seed }]));
const byTemperature = await compare(atTemperature(1), 'Six temperatures');
const again = await compare(atTemperature(2), 'The same with other first weights');
const sweepRows = Object.entries(byTemperature).map(([run, { encoder, loss, accuracy }]) => {
  const ownSweep = tf.tidy(() => sweepOf(seenBy(encoder, aBatch)));
  return {
    run,
    'loss, last epoch': loss,
    'its own sweep is lowest at': tauGrid[ownSweep.indexOf(Math.min(...ownSweep))],
    'neighbours are right': accuracy,
    'with other weights': again[run]?.accuracy,
  };
});
show(table(sweepRows, { digits: 3 }));

// %% [markdown]
// *Numbers of the embedded digits, seeds 1 and 2 and the native engine.*
//
// A hill: 0.71 at τ = 0.01, 0.78 at 0.1, 0.61 at 3. With other first weights the numbers move by 0.02 or so, and the hill stays where it
// is. (Bare pixels, all 196 of them, give 0.81: a small network that has trained for a second and keeps 64 numbers does not
// beat them. We compare temperatures here.) At τ = 1 and above, training has made the untrained network's 0.70 *worse*.
//
// ### ✎ Question 3: what does the sweep tell?
//
// 1. Does the lowest loss point to the best temperature: among the trained networks, and in the sweep of the untrained one?
// 2. Two rules of the textbook: *the loss stays high: τ is too low, raise it* and *the loss falls, but very slowly: τ is too high,
//    lower it*. Which of your six curves would they apply to, and would you be better off?
// 3. How would you choose a temperature for a new set of data?

// %% [markdown] answer="whatTheSweepTells" points=2
// <!-- BEGIN SOLUTION -->
// 1. Roughly, and no more. Of the trained networks the one at τ = 0.03 has the lowest loss (1.92), the one at 0.1 the best
//    neighbours (0.78). And τ = 0.01 has a lower loss than 0.3 (2.5 against 3.1), yet is worse (0.71 against 0.75). Losses at different
//    temperatures are measured with different rulers: at τ = 3 no loss below $\log(1 + 128 e^{-2/3}) = 4.2$ is possible at all. The
//    untrained network's sweep is lowest at 0.16. That is not far off here; but each trained network's sweep is lowest somewhere else, from
//    0.02 to 0.14: a sweep is about the vectors at hand, and training changes those.
// 2. The loss stays highest at τ = 3 and 1. By the first rule τ would be too low there and should be raised; it is far too high.
//    The second rule fits: those curves fall slowly, and lower is better. At τ = 0.01 the loss begins at 19 and falls steeply, so
//    neither rule sees that it is too cold. Compare a loss with log(1 + K) and with the least that its temperature allows before
//    calling it high.
// 3. Begin between 0.05 and 0.2, as most do (the textbook says 0.1; CLIP began at 0.07 and learnt its own). Train briefly
//    at a few values a factor of two or three apart, and judge by what the embeddings are good for: neighbours, or a linear classifier. The
//    best value depends on the data, the number of negatives and how hard they are.
//
// *What to look for in an answer:* that losses of different temperatures cannot be compared, and a choice by the embeddings.
// <!-- END SOLUTION -->

// %% [markdown]
// ## 6 · A temperature that moves
//
// Cold: the network is made to tell every picture from its nearest strangers. Hot: it is made to spread all of them, and pictures of one
// kind may stay together. Perhaps it should do both, by turns? A paper of 2023 lets the temperature follow a wave,
//
// $$ \tau(t) = \tau_{\text{low}} + (\tau_{\text{high}} - \tau_{\text{low}}) \, \frac{1 + \cos(2 \pi t / T)}{2} $$
//
// with $t$ in epochs and a period $T$; it goes between 1 and 0.1.
//
// ### ✎ Exercise 3: `temperatureSchedule`
//
// `step` is $t$, counted in epochs or steps, whatever `period` is counted in too. The result is a number. `highest` is 1 and `lowest` is 0.1
// where nothing else is said. `Math.cos` wants radians.

// %% exercise="temperatureSchedule"
/** The temperature at a step: down from the highest to the lowest and up again in each period. */
function temperatureSchedule(
  step: number,
  { highest = 1, lowest = 0.1, period }: lib.TemperatureScheduleOptions,
): number {
  // BEGIN SOLUTION
  const wave = (1 + Math.cos((2 * Math.PI * step) / period)) / 2; // from 1 to 0 and back
  return lowest + (highest - lowest) * wave;
  // END SOLUTION
}

// %% check="temperatureSchedule"
await check.temperatureSchedule(temperatureSchedule);

// %%
// Stuck? Take away the two slashes and run this cell. Each run gives one more hint.
// check.temperatureSchedule.hint();

// %% [markdown]
// **Predict first:** what will the loss curve look like under such a schedule? Will the network be better than the one at the best
// fixed temperature?

// %%
const temperatureAt = orLibrary(temperatureSchedule, lib.temperatureSchedule);

const waves = {
  'wave 1 to 0.1': { highest: 1, lowest: 0.1, period: EPOCHS / 2 },
  'wave 0.2 to 0.02': { highest: 0.2, lowest: 0.02, period: EPOCHS / 2 },
  'down once, 1 to 0.03': { highest: 1, lowest: 0.03, period: 2 * (EPOCHS - 1) },
};
const tenths = Array.from({ length: 10 * EPOCHS }, (_, i) => i / 10);
const wavesDrawn = Object.entries(waves).map(([name, wave]) => [
  name,
  tenths.map((epoch) => temperatureAt(epoch, wave)),
]);
show(
  lines(Object.fromEntries(wavesDrawn) as Record<string, number[]>, {
    x: tenths,
    xTitle: 'epoch',
    yTitle: 'temperature',
    title: 'Three schedules',
  }),
);
const scheduled = await compare(
  Object.fromEntries(
    Object.entries(waves).map(([name, wave]) => [
      name,
      { temperature: (epoch: number) => temperatureAt(epoch, wave) },
    ]),
  ),
  'Scheduled temperatures',
);
const scheduleRows = Object.entries({ ...byTemperature, ...scheduled }).map(
  ([run, { loss, accuracy }]) => ({
    run,
    'loss, last epoch': loss,
    'neighbours are right': accuracy,
  }),
);
show(table(scheduleRows, { digits: 3 }));

// %% [markdown]
// The loss goes up and down with the temperature, though the network keeps learning: once more, a loss says nothing without its τ.
//
// None of the three beats the best fixed temperature: 0.73, 0.67 and 0.74 against 0.78. A wave spends most of its time at temperatures that are not the
// best one, and eight epochs leave no time for both moods. The paper trains for hundreds of epochs, and finds the gain on data
// in which some classes are *rare*: there a cold phase helps the rare ones, a hot phase the frequent ones. Our digits are
// balanced. So this is no refutation, only a reminder: a trick helps under conditions, and they belong to it.
//
// *Play:* give `waves` a line of your own. Can you beat 0.78?
//
// ## 7 · Which similarity?
//
// So far similarity was the cosine. It need not be. Four measures that people use, written so that *more* is more alike:
//
// | measure | of rows a and b | lengths count? |
// | --- | --- | --- |
// | `cosine` | $a \cdot b / (\lVert a \rVert \lVert b \rVert)$ | no |
// | `dot` | $a \cdot b$ | yes |
// | `euclidean` | $-\lVert a - b \rVert$ | yes |
// | `squared` | $-\lVert a - b \rVert^2$ | yes |
//
// ### ✎ Exercise 4: `similarityMatrix`
//
// Every row of `a` with every row of `b`, by the measure that is asked for; the cosine where none is. No loop over rows. At
// equal rows the root of a distance is infinitely steep: 1e-12 inside the root keeps its gradient finite.

// %% exercise="similarityMatrix"
/**
 * How alike every row of a and every row of b are.
 *
 * a: [N, D], b: [M, D]; the result: [N, M]
 */
function similarityMatrix(
  a: tf.Tensor2D,
  b: tf.Tensor2D,
  { measure = 'cosine' }: lib.SimilarityOptions = {},
): tf.Tensor2D {
  // BEGIN SOLUTION
  return tf.tidy(() => {
    if (measure === 'cosine') return lib.cosineSimilarityMatrix(a, b);
    if (measure === 'dot') return tf.matMul(a, b, false, true);
    const differences = a.expandDims(1).sub(b.expandDims(0)); // [N, M, D]
    const squared = differences.square().sum<tf.Tensor2D>(2); // [N, M]
    return measure === 'squared' ? squared.neg() : squared.add<tf.Tensor2D>(1e-12).sqrt().neg();
  });
  // END SOLUTION
}

// %% check="similarityMatrix"
await check.similarityMatrix(similarityMatrix);

// %%
// Stuck? Take away the two slashes and run this cell. Each run gives one more hint.
// check.similarityMatrix.hint();

// %% [markdown]
// **Predict first:** a query at (2, 1) and the four keys listed in the cell. Which key is the most alike, by each of the four
// measures?

// %%
const likeness = orLibrary(similarityMatrix, lib.similarityMatrix);
const MEASURES: readonly lib.Measure[] = ['cosine', 'dot', 'euclidean', 'squared'];

const theQuery = [2, 1];
const keys = {
  'same way, short': [0.6, 0.3],
  close: [1.6, 1.6],
  'long, 32° off': [3, 5],
  opposite: [-2, -1],
};
const keyRows = Object.entries(keys).map(([key, place]) => {
  const scores = MEASURES.map((measure) => [
    measure,
    likeness(tf.tensor2d([theQuery]), tf.tensor2d([place]), { measure }).dataSync()[0],
  ]);
  return { key, place: place.join(', '), ...Object.fromEntries(scores) } as Record<string, unknown>;
});
show(table(keyRows, { digits: 2, caption: `The query is at (${theQuery.join(', ')})` }));

// %% [markdown]
// Three measures, three winners: the cosine takes what points the same way, the dot product what is long, the distances what is
// near. (The squared distance has the order of the distance; but inside a softmax the differences count, and those it changes.)
//
// With rows of length 1 all four agree on the order, since $\lVert u - v \rVert^2 = 2 - 2 \cos(u, v)$ and the dot product *is* the cosine. So
// which one to train with? InfoNCE takes any: put $s$ in place of the cosine. Each measure at two temperatures.
//
// **Predict first:** at τ = 1 the cosine made things worse. Will the others?

// %%
/** InfoNCE by any measure. */
const lossBy =
  (measure: lib.Measure): Loss =>
  (query, positive, negatives, temperature) => {
    const right = likeness(query, positive, { measure }).mul(tf.eye(BATCH)).sum(1, true); // [N, 1]
    const wrong = likeness(query, negatives, { measure }); // [N, K]
    const logits = tf.concat([right, wrong], 1).div<tf.Tensor2D>(temperature);
    return lib.softmaxCrossEntropy(logits, tf.zeros([BATCH], 'int32')); // column 0 is right
  };
const measureRuns = MEASURES.flatMap((measure) =>
  [0.1, 1].map((t) => [`${measure}, τ = ${t}`, { temperature: () => t, loss: lossBy(measure) }]),
);
const byMeasure = await compare(
  Object.fromEntries(measureRuns) as Record<string, Omit<Run, 'onStep'>>,
  'Four similarities',
);
const lengthOf = (encoder: lib.Encoder): number =>
  tf.tidy(() => encoder.apply(asked).square().sum(1).sqrt().mean().dataSync()[0] ?? NaN);
const measureRows = Object.entries(byMeasure).map(([run, { encoder, loss, accuracy }]) => ({
  run,
  'loss, last epoch': loss,
  'mean length of an embedding': lengthOf(encoder),
  'neighbours are right': accuracy,
}));
const before = {
  run: 'not trained',
  'mean length of an embedding': lengthOf(untrained),
  'neighbours are right': startAccuracy,
};
show(table([before, ...measureRows], { digits: 3 }));

// %% [markdown]
// At τ = 0.1 all four are good, the cosine best by a little (0.77, then 0.76, 0.75 and 0.75; differences below 0.02 mean nothing). At τ = 1 the
// cosine falls to 0.66, dot product and squared distance keep 0.72 and 0.70, the distance ends at 0.60. And look at the lengths:
// they began at 0.7.
//
// ### ✎ Question 4: who sets the temperature?
//
// 1. At τ = 1 dot product and squared distance do better than the cosine. Look at the lengths: how do they manage?
// 2. An embedding gets three times as long, everything else stays. What happens to the dot products, the squared distances, the
//    distances, and so to the temperature that the softmax feels?
// 3. Claim C said that one may do without a common length. What is right about that? Name something that you lose.

// %% [markdown] answer="whoSetsTheTemperature" points=2
// <!-- BEGIN SOLUTION -->
// 1. They make the embeddings longer: 2.2 and 7.2 at τ = 1, against 0.9 and 2.7 at τ = 0.1. Longer vectors have larger products and
//    distances, so the softmax sees larger differences: the network cools itself. The cosine forbids that, and stays as hot as
//    it was set.
// 2. Dot products get nine times as large if both sides grow, squared distances too, distances three times. For the
//    softmax that is τ/9, τ/9 and τ/3. The distance grows slowest, so it has the longest way to go: 18 long, and still
//    not cold enough.
// 3. It works: InfoNCE can be trained with any of them, and which one is most alike often is the same. But the scale is not free, it
//    *is* the temperature. What one loses: τ no longer says how sharp the choice is; it drifts while the network learns; and a
//    loss can fall because vectors grow, without any two pictures coming closer. With rows of length 1, τ means what it says, and
//    one can still let the network learn it, openly, as CLIP does.
//
// *What to look for in an answer:* that length acts as an inverse temperature.
// <!-- END SOLUTION -->

// %% [markdown]
// ## 8 · How many negatives?
//
// "More negatives, better representations" stands in nearly every text. They may come from the same batch, as here, from a memory
// of earlier batches (notebook 9), or be hunted for because they are hard. Let us give each query 1, 8, 32 or all 128 of them.
//
// **Predict first:** how much do the last 96 add? And what happens to the loss?

// %%
const negativeRuns = [1, 8, 32, 128].map((count) => {
  const loss: Loss = (query, positive, negatives, temperature) =>
    mine(query, positive, negatives.slice([0], [count]), temperature);
  return [`K = ${count}`, { temperature: () => 0.1, loss }];
});
const byCount = await compare(
  Object.fromEntries(negativeRuns) as Record<string, Omit<Run, 'onStep'>>,
  'More and more negatives, τ = 0.1',
);
const countRows = Object.entries(byCount).map(([run, { loss, accuracy }]) => ({
  run,
  'log(1 + K)': Math.log(1 + Number(run.slice(4))),
  'loss, last epoch': loss,
  'neighbours are right': accuracy,
}));
show(table(countRows, { digits: 3 }));

// %% [markdown]
// More is better here: 0.62, 0.68, 0.76, 0.78. The step from 32 to 128 is the smallest. The loss *rises* all the while, as it must with
// more wrong answers to choose from: compare it with log(1 + K), never with the loss of another K. One negative is so easy a question that
// training makes the untrained network worse.
//
// "More" has its limits. Among 128 negatives about 13 show the same digit as the query, and are pushed away all the same; and negatives that are
// far away already get next to no push at low τ (section 3). That is why people hunt for hard ones, and why, with a low
// temperature, the loss does it by itself.
//
// ## Recap
//
// - **InfoNCE** asks each query for its positive among negatives: cosines, divided by τ, made shares, minus log of the right share. The
//   positive is one of the candidates; nothing else of the query is.
// - **log(1 + K)** is what blind guessing costs, no upper bound. Scale is not free either: it is temperature.
// - **The gradient** pulls with $(1 - \pi_p)/\tau$ and shares the push out by $\pi_k$. Low τ: few, hard, strong. High τ: all,
//   alike, weak.
// - **A sweep of the loss** says at which temperature given vectors answer best, not at which a network learns best. For that,
//   train and look at what the embeddings are good for.
// - **Cosine** fixes the scale, so that τ means something. Dot products and distances let the network choose its own.

// %%
check.progress();

// %% [markdown]
// ## Further reading
//
// - van den Oord, Li, Vinyals 2018, [Representation learning with contrastive predictive coding](https://arxiv.org/abs/1807.03748): where
//   InfoNCE comes from, and what it has to do with information.
// - Wang and Liu 2021, [Understanding the behaviour of contrastive loss](https://arxiv.org/abs/2012.09740): temperature and hard
//   negatives, in detail.
// - Kukleva et al. 2023, [Temperature schedules for self-supervised contrastive methods on long-tail data](https://arxiv.org/abs/2303.13664).
// - Wang et al. 2017, [NormFace](https://arxiv.org/abs/1704.06369): why a softmax over cosines needs a scale.
//
// **Next:** notebook 8 lets queries and keys be of two kinds, pictures and texts, and the network learn its own temperature: CLIP.
