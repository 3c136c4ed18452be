import type { Random } from '../../../lib';
import type { Property } from '../../exercise';
import { pick, scaled } from '../vectors';
import { drawPrompts, type Prompts } from './prompts';

const draw = (random: Random): Prompts => drawPrompts(random, [4, 3, 5], { temperature: 0.5 });

/** What holds for any pictures and prompts. */
export const properties: readonly Property<Prompts>[] = [
  {
    says: 'Where all prompts are equal, every class must get the same probability: a third of three',
    look: 'The probabilities of a picture add up to 1, over the prompts.',
    draw,
    vary: ({ images, prompts, options }) => ({
      images,
      prompts: pick(prompts, [0, 0, 0]),
      options,
    }),
    expect: ({ shape, values }) => ({ shape, values: values.map(() => 1 / 3) }),
  },
  {
    says: 'Making embeddings longer or shorter must not change a probability',
    look: 'Only directions count: compare by the cosine.',
    draw,
    vary: ({ images, prompts, options }) => ({
      images: scaled(images, 3),
      prompts: scaled(prompts, 0.25),
      options,
    }),
    expect: (answer) => answer,
  },
  {
    says: 'What a picture is must not depend on the pictures beside it',
    look: 'Softmax goes over the prompts, one picture at a time.',
    draw,
    vary: ({ images, prompts, options }) => ({
      images: pick(images, [0, 0, 0, 0]),
      prompts,
      options,
    }),
    expect: ({ shape, values }) => {
      const [, classes = 0] = shape;
      return { shape, values: values.map((_, i) => values[i % classes] ?? NaN) };
    },
  },
];
