import type { Exercise } from '../../exercise';
import { drawMatrix } from '../vectors';
import { misconceptions } from './misconceptions';
import { numbersOf } from './numbers';
import { hidden, probes } from './probes';
import { properties } from './properties';
import { reported, type Watched } from './report';

const PLACES = ['standardDeviation', 'variance', 'warning (1 for a text, 0 for none)'];

/** Notebook 5, second exercise: do the embeddings of different pictures still differ? */
export const collapseMonitorExercise: Exercise<Watched> = {
  name: 'collapseMonitor',
  title: 'Spread of embeddings, and a warning',
  points: 2,
  twins: ['collapseMonitor'],
  wanted: 'an object { standardDeviation, variance, warning } of two numbers and a text or nothing',
  measure: {
    of: ([given]) => numbersOf(given),
    shows: 'your standardDeviation, variance, and 1 where there is a warning',
  },
  place: (index) => PLACES[index] ?? '',
  reference: reported(),
  probes,
  hidden,
  hiddenAtGrading: 3,
  properties,
  misconceptions,
  batch: (count, random) => ({ embeddings: drawMatrix(random, count, 4), options: {} }),
  look: 'Work out the first input by hand: the lengths of its rows, then one column after the other.',
  hints: [
    'Both numbers come the same way: take each column, work out its variance over the batch, then average over the columns. A small function `variances(rows)` serves twice.',
    '`rows.sub(rows.mean(0))` takes away the mean of each column; `.square().sum(0).div(count - 1)` is the variance of each, [D].',
    'For `standardDeviation` bring the rows to length 1 first, as in notebook 1. Then the root of each column’s variance, then the mean: `variances(unit).sqrt().mean()`.',
    '`tensor.dataSync()[0] ?? NaN` is a plain number. Return the warning with `...(variance < threshold ? { warning: "…" } : {})`, or as `warning: undefined`.',
  ],
};
