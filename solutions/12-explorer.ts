// ---
// jupyter:
//   kernelspec:
//     display_name: TypeScript
//     language: typescript
//     name: tslab
// ---

// %% [markdown]
// # 12 · The explorer
//
// Eleven notebooks, and a dozen losses. This last one takes the network away, so that nothing is left but points and a
// loss that moves them. You write the step that moves them, then get a page with sliders: choose a loss, turn its knobs,
// and watch what shape the points want to take. At the end the course looks back, at its ideas and at the numbers that people
// compare methods by.
//
// **Afterwards you can**
//
// - make a step of gradient descent that stays on the sphere;
// - say of five losses where their points come to rest, and why there;
// - say what the temperature, the negatives and the batch size each change, and what they do not;
// - check a number on a page against the formula that stands beside it;
// - read a table of methods, and say what has to be known before it can be read.
//
// **You need** notebook 4 (NT-Xent), notebook 5 (collapse) and notebook 7 (InfoNCE and temperature). Notebooks 2 and 3 have the
// other two losses.
//
// **Time:** an hour for you, half a minute for the computer.

// %%
import * as tf from '@tensorflow/tfjs';
import { check, orLibrary } from '../checks';
import * as lib from '../lib';
import { displayHtml, pointsOnCircle, recorder, scrubber, show, table } from '../lib';

const engine = await lib.useFastestEngine();
console.log(`Engine: ${engine.name} (${engine.reason})`);

// %% [markdown]
// ## 1 · Points that learn
//
// A point stands for what a network makes of a picture: an embedding, cut to length 1. The cosine sees nothing else of it.
// Instead of weights we train the points themselves. The loss has a gradient at every point, which says in which direction the
// loss grows fastest. So a point goes the other way, a little.
//
// That takes it off the sphere: a straight step along a curved ground ends above it. The remedy is simple. Go straight, then
// pull the point back to length 1:
//
// $$ p \;\leftarrow\; \frac{p - \eta \, g}{\lVert p - \eta \, g \rVert} $$
//
// with $g$ the gradient at $p$ and $\eta$ the learning rate. By hand, for the point (1, 0) with $g = (0, -1.5)$ and $\eta = ½$:
// the step leads to (1, 0.75), which is 1.25 long, so that the point lands on (0.8, 0.6).
//
// **Predict first:** what does a gradient do that points straight away from the middle, as $g = (0.5, 0)$ does at (1, 0)?
//
// ### ✎ Exercise 1: `sphereStep`
//
// - `points` and `gradient` are [N, D]; row i of one belongs to row i of the other. The result is [N, D], each row of length 1.
// - Where the caller says nothing, the learning rate is 0.1.
// - A point that lands exactly in the middle has no direction. Leave it there: a row of zeros, not of NaN.

// %% exercise="sphereStep"
/**
 * Down the slope, then straight back to the sphere.
 *
 * points, gradient: [N, D]; the result: [N, D]
 */
function sphereStep(
  points: tf.Tensor2D,
  gradient: tf.Tensor2D,
  { learningRate = 0.1 }: lib.SphereStepOptions = {},
): tf.Tensor2D {
  // BEGIN SOLUTION
  return tf.tidy(() => lib.l2Normalize(points.sub(gradient.mul(learningRate))));
  // END SOLUTION
}

// %% check="sphereStep"
await check.sphereStep(sphereStep);

// %%
// Stuck? Take away the two slashes and run this cell. Each run gives one more hint.
// check.sphereStep.hint();

// %% [markdown]
// (The gradient that points straight out does nothing: (1, 0) becomes (0.95, 0), and back at length 1 it is where it was. Only
// the part *along* the sphere moves a point.)
//
// ## 2 · Five losses, one start
//
// Four objects, a cat, a dog, a car and a plane, and a second view of each: its positive, marked +. Eight points on a circle, and
// five losses that pull and push at them:
//
// | loss | from notebook | what it says |
// | --- | --- | --- |
// | InfoNCE | 7 | each first view must find its partner among the negatives |
// | NT-Xent | 4 | each view, first or second, must find its partner among all others |
// | DCL | 2 | the same, but the partner is not among those that it has to beat |
// | margin | 3 | partners together; others no nearer than a squared distance of 1 |
// | positives only | 5 | partners together |
//
// ### ✎ Question 1: before you run anything
//
// 1. Which of the five move the objects as far apart as the circle allows, and which do not care once they are far enough?
// 2. Which loss can get below 0 without being −cosine?
// 3. Under which one do two different objects end in the same place if they happen to start there?

// %% [markdown] answer="fiveGuesses" points=1
// <!-- BEGIN SOLUTION -->
// 1. InfoNCE, NT-Xent and DCL push as long as there is any other point: a softmax gives every negative some weight. The margin loss
//    stops at its margin: a squared distance of 1 is an angle of 60°, and beyond it the gradient is exactly 0.
// 2. DCL: its fraction has the negatives alone below the line, so that it may be larger than 1. InfoNCE and NT-Xent have the positive
//    below the line too; their fraction is a share, at most 1, and their loss at least 0.
// 3. Positives only. It never looks at two different objects, so nothing moves them apart.
//
// *What to look for in an answer:* a guess with a reason, for each.
// <!-- END SOLUTION -->

// %%
const step = orLibrary(sphereStep, lib.sphereStep);
const temperature = 0.2; // change it and run on from here

const objects = ['Cat', 'Dog', 'Car', 'Plane'];
const everyone = [...objects, ...objects.map((name) => `${name}+`)];
// Degrees of Cat, Dog, Car, Plane, then of their positives: change some.
const start = [0, 85, 150, 190, 70, 40, 100, 240];
const labels = tf.tensor1d([0, 1, 2, 3, 0, 1, 2, 3], 'int32');

type Loss = (points: tf.Tensor2D) => tf.Scalar;
const halves = (points: tf.Tensor2D) => tf.split(points, 2) as [tf.Tensor2D, tf.Tensor2D];

/** Row i against its partner and the six views of other objects, for each first view i. */
const infoNce: Loss = (points) => {
  const views = tf.split<tf.Tensor2D>(points, 8);
  const each = views.slice(0, 4).map((view, i) => {
    const others = views.filter((_, k) => k % 4 !== i);
    return lib.infoNce(view, views[i + 4] ?? view, tf.concat(others), { temperature });
  });
  return tf.stack(each).mean();
};
const ntXent: Loss = (points) => lib.ntXent(...halves(points), { temperature });
const dcl: Loss = (points) =>
  lib.dclBatchLoss(lib.cosineSimilarityMatrix(points, points), labels, { temperature });
const positivesOnly: Loss = (points) => lib.positivesOnlyLoss(...halves(points));

// All 28 pairs of two of the eight.
const pairs = everyone.flatMap((_, i) => everyone.slice(i + 1).map((_b, k) => [i, i + 1 + k]));
const column = (c: 0 | 1) => {
  const places = pairs.map((pair) => pair[c] ?? 0);
  return tf.tensor1d(places, 'int32');
};
const [left, right] = [column(0), column(1)];
const areOne = tf.tensor1d(pairs.map(([i = 0, k = 0]) => (i % 4 === k % 4 ? 1 : 0)));
const margin: Loss = (points) =>
  lib.marginLoss(tf.gather(points, left), tf.gather(points, right), areOne);

// How far a step goes, so that all five are about as quick.
const losses: Readonly<Record<string, { loss: Loss; learningRate: number }>> = {
  InfoNCE: { loss: infoNce, learningRate: 0.1 },
  'NT-Xent': { loss: ntXent, learningRate: 0.1 },
  DCL: { loss: dcl, learningRate: 0.1 },
  margin: { loss: margin, learningRate: 0.5 },
  'positives only': { loss: positivesOnly, learningRate: 0.3 },
};

// %% [markdown]
// The run is five lines: gradient, step, again. A **recorder** keeps where the points are every fifth step, with the loss and what the
// monitors say, and a **scrubber** shows all of that as one figure with a slider. (You have met it in notebook 5. It works
// for any training: call `run.record(epoch, embeddings, { loss })` as often as you like.)

// %%
const valueOf = (scalar: tf.Tensor): number => scalar.dataSync()[0] ?? NaN;
/** The other view of each point. */
const partners = (points: tf.Tensor2D) => tf.concat(halves(points).reverse());
const atStart = tf.tensor2d(
  start.map((degrees) => (degrees * Math.PI) / 180).map((a) => [Math.cos(a), Math.sin(a)]),
);

/** Lets the points go, from the start of all five. */
function letGo({ loss, learningRate }: { loss: Loss; learningRate: number }, steps = 200) {
  const slope = tf.grad((points) => loss(points as tf.Tensor2D));
  const run = recorder({ labels: [...objects, ...objects] });
  let points = atStart.clone();
  for (let k = 0; k <= steps; k += 1) {
    if (k > 0) {
      const next = tf.tidy(() => step(points, slope(points) as tf.Tensor2D, { learningRate }));
      points.dispose();
      points = next;
    }
    if (k % 5 === 0)
      tf.tidy(() => {
        run.record(k, points, { loss: valueOf(loss(points)) }, { positives: partners(points) });
      });
  }
  return { points, frames: run.frames };
}
const ends = Object.fromEntries(
  Object.entries(losses).map(([name, how]) => [name, letGo(how)] as const),
);

show(pointsOnCircle(atStart.arraySync(), everyone, { title: 'At the start' }));
for (const [name, { points }] of Object.entries(ends)) {
  show(pointsOnCircle(points.arraySync(), everyone, { title: `After 200 steps: ${name}` }));
}

// %% [markdown]
// Pull the sliders: on the left the start, on the right the end. The numbers above belong to the step that is shown.

// %%
for (const name of ['NT-Xent', 'margin']) {
  show(scrubber(ends[name]?.frames ?? [], { title: name, legendTitle: 'object', unit: 'step' }));
}

// %% [markdown]
// And in numbers. *Partners* is the mean cosine of an object with its positive, *nearest others* the largest cosine of two
// views of different objects: how close the two closest strangers are.

// %%
const ended = Object.entries(ends).map(([name, { points }]) => {
  const cosines = lib.cosineSimilarityMatrix(points, points).arraySync();
  const strangers = cosines.flatMap((row, i) => row.filter((_, k) => i % 4 !== k % 4));
  return {
    loss: name,
    'at the start': valueOf(losses[name]?.loss(atStart) ?? tf.scalar(NaN)),
    'after 200 steps': valueOf(losses[name]?.loss(points) ?? tf.scalar(NaN)),
    partners: -valueOf(positivesOnly(points)),
    'nearest others': Math.max(...strangers),
  };
});
show(table(ended, { digits: 3 }));

// %% [markdown]
// - **Margin** stops where nothing hurts any more. Its loss is 0 to eight places, and the nearest strangers stand at a cosine
//   just below 0.5: a little outside 60°. What is beyond the margin gets no push, so nobody spreads further than needed.
// - **DCL** makes a perfect square, all neighbours at right angles. It goes on pushing, and its loss goes on below 0.
// - **InfoNCE** and **NT-Xent** are on their way to the same square, ever more slowly. A loss of 0.03 says why: their positive is
//   below the line of the fraction too, so that pulling *and* pushing die out together once partners are found.
// - **Positives only** brings partners together and leaves Cat and Dog 27° apart, where they happened to meet.
//
// ## 3 · The explorer
//
// Now with sliders, and with one dimension more: points on a *sphere*, as embeddings are, only that a real one has 128 dimensions.
// The page below runs in your browser. It needs no kernel, it is a file of its own (`docs/explorer.html`, open it wherever you
// like), and its losses are those of this library, moved by the step that you have just written.
//
// *With the keyboard:* <kbd>Tab</kbd> goes from control to control, arrows move a slider, <kbd>Home</kbd> and <kbd>End</kbd>
// go to its ends, <kbd>Space</kbd> presses a button. The loss is read out after each step that you make.

// %%
displayHtml(
  lib.explorerHtml({ height: 1250 }),
  'The explorer is a page: open docs/explorer.html in a browser.',
);

// %% [markdown]
// The negatives of an anchor are the views of the other objects first: a batch of four pairs has six. If you ask for more, they come
// from a **memory** (×), points that no step moves, as in MoCo's queue (notebook 9).
//
// ### ✎ Question 2: seven things to try
//
// For each, write down what you expect **before** you press *Play*. Set *steps to play* to 200, and press *Reset* in between.
//
// 1. NT-Xent, τ = 0.2, four pairs. What does the similarity matrix look like in the end? Four objects on a sphere: what
//    shape do they make?
// 2. The same with DCL. Which of the two is nearer to that shape after 200 steps?
// 3. NT-Xent at τ = 1 and at τ = 0.05. Which ends with the lower loss? Which with the better matrix?
// 4. InfoNCE with 1 negative, then with 6. Which ends with the lower loss, and which with the better matrix?
// 5. InfoNCE with 32 negatives: where do the extra ones come from, and what do they do to the loss?
// 6. NT-Xent with 4, 8 and 16 pairs. Partners agree in all three. Why does the loss not become equally small?
// 7. Positives only, then without *Reset* change to margin and play again. What does the second loss mend?

// %% [markdown] answer="sevenThings" points=3
// <!-- BEGIN SOLUTION -->
// *After 200 steps from the page's start.*
//
// 1. 1.00 beside the diagonal, everything else between −0.2 and −0.6. The best that four directions can do is a tetrahedron, all
//    cosines −1/3: NT-Xent is on its way there. Cosines of −1 for *all* strangers are impossible: only two things can be opposite.
// 2. DCL: −0.33 everywhere, and a loss of −4.87. NT-Xent has 0.009 and hardly any gradient left.
// 3. τ = 0.05 ends at 0.0008, τ = 1 at 0.95. The better matrix is that of τ = 1: a tetrahedron, partners at 1.00. At 0.05 partners agree to 0.79
//    only and two strangers to 0.63. A low temperature multiplies differences by twenty: once a partner is a little
//    nearer than the hardest negative, all is well as far as the loss can see. Losses at different temperatures are not comparable.
// 4. One negative: 0.002, against 0.009. But then partners agree to 0.53 only, two strangers to 0.86: it is a question with two answers, and easy.
//    More negatives ask a harder question. The loss is higher and the geometry better.
// 5. From the memory, which stays where it is. 26 random directions lie in every corner of the sphere, so some negative is always near: the
//    loss stays at 0.90, and the objects go where the memory has gaps. In three dimensions that is a nuisance, in 128 there is room.
// 6. Sixteen pairs do not fit on this sphere without coming close: the nearest strangers have a cosine of 0.62. And there are 30
//    negatives in place of 6. The loss of *one point* is log(2N − 1), 1.95 and 3.43: compare a loss with that of its own batch.
// 7. Positives only leaves strangers wherever they met, some as near as 0.66. Margin pushes those apart that are nearer than
//    60°, and no others. That is all that was missing.
// <!-- END SOLUTION -->

// %% [markdown]
// ## 4 · A number that does not fit
//
// The page that gave us the idea for the explorer has a matrix, too, and beside it "Loss: 0.6956, temperature 0.07, batch size 8,
// negatives 7". Below it stands code, which is NT-Xent. If you have done notebook 7, you know them, and suspect the mask. Now
// the rest of it: do matrix, number and code fit together? Here is the matrix once more.

// %%
const printed = [
  [1, 1, -0.09, 0.07, 0.17, -0.02, -1, -1],
  [1, 1, -0.02, 0.14, 0.1, -0.09, -1, -1],
  [-0.09, -0.02, 1, 0.99, -1, -0.99, 0.08, 0.01],
  [0.07, 0.14, 0.99, 1, -0.97, -1, -0.09, -0.15],
  [0.17, 0.1, -1, -0.97, 1, 0.98, -0.16, -0.09],
  [-0.02, -0.09, -0.99, -1, 0.98, 1, 0.03, 0.1],
  [-1, -1, 0.08, -0.09, -0.16, 0.03, 1, 1],
  [-1, -1, 0.01, -0.15, -0.09, 0.1, 1, 1],
];

/** The mean over the anchors of log Σ exp(s / τ) − s⁺ / τ, the sum over what `counts`. */
function lossOfTable(counts: (anchor: number, other: number) => boolean): number {
  const each = printed.map((row, i) => {
    const sum = row.reduce((all, s, k) => all + (counts(i, k) ? Math.exp(s / 0.07) : 0), 0);
    return Math.log(sum) - (row[i ^ 1] ?? NaN) / 0.07; // 0 with 1, 2 with 3, …
  });
  return each.reduce((a, b) => a + b, 0) / each.length;
}
const readings = {
  'the code: all others': lossOfTable((i, k) => i !== k),
  'the formula: negatives only': lossOfTable((i, k) => i !== k && k !== (i ^ 1)),
  'the mask forgotten: the anchor too': lossOfTable(() => true),
};
show(
  table(
    Object.entries(readings).map(([sum, loss]) => ({ 'below the line': sum, loss })),
    { digits: 6 },
  ),
);

// %% [markdown]
// ### ✎ Question 3: what is 0.6956?
//
// 1. Which of the three is nearest, and what is special about log 2 = 0.6931?
// 2. The matrix is rounded to two digits. Can rounding explain the rest? (Partners at 0.99 may be 0.995 in truth, and 0.98
//    may be 0.985. What do these cost?)
// 3. "Batch size 8, negatives 7": how many negatives does an anchor have among eight views?
// 4. Two objects, Car and Dog, have a cosine of −1, and so have Cat and Plane, while Cat and Car are at 0.17. How many dimensions does
//    that picture need, and is it the best arrangement of four?

// %% [markdown] answer="doesNotFit" points=2
// <!-- BEGIN SOLUTION -->
// 1. The one with the mask forgotten, 0.75. If the anchor itself is below the line, a perfect partner is only as near as the
//    anchor: a fraction of ½, and log 2. No arrangement at all can be better. (Notebook 11 has a patient with this illness.)
// 2. No. With 0.995 and 0.985 the four objects cost 0.693, 0.73, 0.81 and 0.693: 0.73 on average, still more than 0.6956. The
//    page's number does not belong to the page's matrix, whichever formula is taken. By its own code the loss would be 0.000007.
// 3. Six: eight, less itself, less its partner. Seven is the number of terms below the line.
// 4. Two: the plane is enough, a cross of two opposite pairs. On a circle it is the best. In three dimensions, and any more, a tetrahedron
//    is better: nobody has a neighbour at a right angle, all cosines are −1/3.
// <!-- END SOLUTION -->

// %% [markdown]
// ## 5 · A table of methods
//
// The same page closes with this table:
//
// | method | batch | memory | training | ImageNet |
// | --- | --- | --- | --- | --- |
// | SimCLR | 4096 | high | 1000 epochs | 76.5 % |
// | MoCo v3 | 256 | medium | 300 epochs | 76.7 % |
// | SwAV | 4096 | high | 800 epochs | 75.3 % |
// | BYOL | 4096 | high | 1000 epochs | 74.3 % |
//
// Each accuracy can be found in a paper. All are top-1 accuracies of a linear classifier on frozen embeddings of ImageNet (notebook 6).
// And still the table does not say which method is best. The column that is missing:

// %%
const methods = [
  ['SimCLR', 76.5, 'ResNet-50, four times as wide', 375, 4096, 1000, '2', 69.3],
  ['MoCo v3', 76.7, 'ViT-B, a transformer', 86, 4096, 300, '2', 74.6],
  ['SwAV', 75.3, 'ResNet-50', 24, 4096, 800, '2 large, 6 small', 75.3],
  ['BYOL', 74.3, 'ResNet-50', 24, 4096, 1000, '2', 74.3],
].map(([method, printedAs, network, millions, batch, epochs, views, plain]) => ({
  ...{ method, 'the table, %': printedAs, network, 'weights, millions': millions, batch, epochs },
  ...{ 'views of a picture': views, 'ResNet-50, %': plain },
}));
show(table(methods, { digits: 1 }));

// %% [markdown]
// The last column has all four on one network, at 1,000 epochs (SwAV: 800). MoCo v3's batch is 4096, too; 256 was that of its two predecessors,
// which had a queue.
//
// ### ✎ Question 4: what the figures do not say
//
// 1. Put the methods in order, first by the page's column, then by the last one. What happened to the first two?
// 2. Even the last column does not compare like with like. Which row has an advantage that has nothing to do with its loss? (Notebook 10
//    has the number without it.)
// 3. Name four more things that you would want to know before you chose one of them for *your* pictures.

// %% [markdown] answer="whatTheyDoNotSay" points=2
// <!-- BEGIN SOLUTION -->
// 1. MoCo v3, SimCLR, SwAV, BYOL; then SwAV, MoCo v3, BYOL, SimCLR. SimCLR owed seven points to a network with fifteen times as
//    many weights, MoCo v3 two to a transformer.
// 2. SwAV: eight views of a picture. With two, it has 70.1 % (400 epochs). And an epoch of eight views costs more than one of two, so
//    that equal epochs are not equal work either.
// 3. For instance: the spread over seeds (a difference of 0.3 may be chance); how the linear classifier was trained; memory and time in numbers,
//    not "high"; what a smaller batch costs; accuracy with few labels or after fine-tuning; how it does on pictures that
//    are not centred photographs of single things; whether the augmentations suit the task (colours matter for birds).
// <!-- END SOLUTION -->

// %% [markdown]
// ## 6 · Looking back
//
// All of contrastive learning on one page, and where you have built it:
//
// | idea | where |
// | --- | --- |
// | pull positives together, push negatives apart | 1, 2, 4 |
// | positives without labels: two views of one picture, a picture and its caption | 4, 8 |
// | temperature: how much the hardest negatives count | 7 |
// | more negatives: a larger batch, a queue | 7, 9 |
// | no negatives: positives only, a slow twin, equal shares | 5, 9, 10 |
// | what is kept: the encoder, judged by neighbours or a linear layer | 2, 6 |
// | what goes wrong: collapse, false negatives, temperature, learning rate | 4, 5, 7, 11 |
//
// Pictures are only one use. Sentences are embedded in the same way (a sentence and its paraphrase, or the same sentence with other
// words left out), documents are searched with it, sounds are matched with films, and captions with pictures.
//
// ### ✎ Question 5: what is open
//
// The page lists what it expects next: (a) contrast together with *masked* pictures, of which the network has to fill in what is
// covered; (b) embeddings that do not ignore a transformation, but follow it (*equivariant*); (c) several scales at once;
// (d) more out of fewer negatives. It names as open why it works at all, which augmentations are best, and how far it scales.
//
// Choose one. Say in three sentences what you would change in one of our notebooks to try it, and which number would tell you that it worked.

// %% [markdown] answer="whatIsOpen" points=2
// <!-- BEGIN SOLUTION -->
// One answer of many, for (b): In notebook 4, let one view be turned by a random multiple of 90°, and give the head a second output that has to tell
// by how much. NT-Xent makes the embedding forget the turn, the second output needs it, so the weight between the two losses
// is a knob. It worked if a linear layer on the frozen embeddings can read off the turn (guessing gives 25 %) while k-NN
// accuracy by kind is no lower than before.
//
// *What to look for:* one change, one number, and what the number was without the change.
// <!-- END SOLUTION -->

// %% [markdown]
// ## Recap
//
// - A **step on the sphere**: down the slope, back to length 1.
// - Every loss has a **shape that it wants**: as far apart as there is room (NT-Xent, InfoNCE, DCL), a margin and no further, or
//   no shape at all (positives only).
// - A **low loss is not a good geometry**. Few negatives and a low temperature make the loss low and stop too early.
// - A **number** belongs to a formula, and both to a picture. Work it out; it takes ten lines.
// - A **table of methods** without networks, views and epochs compares budgets.

// %%
check.progress();

// %% [markdown]
// ## Further reading
//
// - Wang, Isola 2020, [Alignment and uniformity on the hypersphere](https://arxiv.org/abs/2005.10242): the shapes, in any dimension.
// - Wang, Liu 2021, [Understanding the behaviour of contrastive loss](https://arxiv.org/abs/2012.09740): temperature, uniformity and tolerance.
// - Chen et al. 2020, [SimCLR](https://arxiv.org/abs/2002.05709); Chen, Xie, He 2021, [MoCo v3](https://arxiv.org/abs/2104.02057); Caron et al. 2020,
//   [SwAV](https://arxiv.org/abs/2006.09882); Grill et al. 2020, [BYOL](https://arxiv.org/abs/2006.07733): the conditions of the table.
// - He et al. 2021, [Masked autoencoders](https://arxiv.org/abs/2111.06377), and Dangovski et al. 2021, [Equivariant contrastive
//   learning](https://arxiv.org/abs/2111.00899), for (a) and (b).
//
// This was the last notebook. What you have now is a library that you have written yourself, half of it at least.
