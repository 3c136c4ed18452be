import type { Random } from '../../../lib';
import type { Property } from '../../exercise';
import { pick, scaled } from '../vectors';
import { drawPairs, type Pairs } from './pairs';

const ORDER = [2, 0, 3, 1];

const draw = (random: Random): Pairs => drawPairs(random, 4, 5, { temperature: 0.5 });

/** What holds for any pictures and texts. */
export const properties: readonly Property<Pairs>[] = [
  {
    says: 'Where all embeddings are equal, the loss must be log N: log 4 for four pictures',
    look: 'A picture then chooses blindly among N texts, and a text among N pictures. Count the candidates in your denominators.',
    draw,
    vary: ({ images, options }) => {
      const same = pick(images, [0, 0, 0, 0]);
      return { images: same, texts: same, options };
    },
    expect: () => ({ shape: [], values: [Math.log(4)] }),
  },
  {
    says: 'Swapping pictures and texts must not change the loss',
    look: 'Both directions count alike: pictures choose among texts, and texts among pictures.',
    draw,
    vary: ({ images, texts, options }) => ({ images: texts, texts: images, options }),
    expect: (answer) => answer,
  },
  {
    says: 'Reordering the pairs must not change the loss',
    look: 'Row i of the pictures belongs to row i of the texts. Which entries do you take for partners?',
    draw,
    vary: ({ images, texts, options }) => ({
      images: pick(images, ORDER),
      texts: pick(texts, ORDER),
      options,
    }),
    expect: (answer) => answer,
  },
  {
    says: 'Making embeddings longer or shorter must not change the loss',
    look: 'Only directions count: bring every row to length 1 before the rows are compared.',
    draw,
    vary: ({ images, texts, options }) => ({
      images: scaled(images, 3),
      texts: scaled(texts, 0.25),
      options,
    }),
    expect: (answer) => answer,
  },
  {
    says: 'A temperature of 0.5 and a logit scale of log 2 must give the same loss',
    look: 'The scale is exp(logitScale), and 1 / temperature: cosines are multiplied by it.',
    draw,
    vary: ({ images, texts }) => ({ images, texts, options: { logitScale: Math.log(2) } }),
    expect: (answer) => answer,
  },
];
