import type { Random } from '../../../lib';
import type { Property } from '../../exercise';
import { drawMatrix, pick, scaled, transposed } from '../vectors';
import type { Watched } from './report';

const ROWS = [2, 0, 3, 4, 1];
const COLUMNS = [1, 2, 0];

const draw = (random: Random): Watched => ({ embeddings: drawMatrix(random, 5, 3), options: {} });

/** What holds for the embeddings of any batch. */
export const properties: readonly Property<Watched>[] = [
  {
    says: 'Reordering the rows must not change the answer',
    look: 'Means and variances run down the columns, over all rows alike: check the axes.',
    draw,
    vary: ({ embeddings, options }) => ({ embeddings: pick(embeddings, ROWS), options }),
    expect: (answer) => answer,
  },
  {
    says: 'Reordering the columns must not change the answer',
    look: 'No dimension is special: is every one of them in both means?',
    draw,
    vary: ({ embeddings, options }) => ({
      embeddings: transposed(pick(transposed(embeddings), COLUMNS)),
      options,
    }),
    expect: (answer) => answer,
  },
  {
    says: 'Making all rows three times as long must make the variance nine times as large, and leave the standard deviation',
    look: 'The standard deviation is that of rows of length 1, the variance that of rows as they are.',
    draw,
    vary: ({ embeddings, options }) => ({ embeddings: scaled(embeddings, 3), options }),
    expect: ({ shape, values: [deviation = NaN, variance = NaN, warning = NaN] }) => ({
      shape,
      values: [deviation, 9 * variance, warning],
    }),
  },
  {
    says: 'Where all rows are equal, both numbers must be 0 and there must be a warning',
    look: 'What is left of a column of equal numbers when its mean is taken away?',
    draw,
    vary: ({ embeddings, options }) => ({ embeddings: pick(embeddings, [0, 0, 0, 0, 0]), options }),
    expect: ({ shape }) => ({ shape, values: [0, 0, 1] }),
  },
];
