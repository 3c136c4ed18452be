import type { Exercise } from '../../exercise';
import { drawLabels, type Labelled } from './inputs';
import { ENTRIES, expected } from './measure';
import { misconceptions } from './misconceptions';
import { ofSplits } from './ofSplits';
import { hidden, probes } from './probes';
import { properties } from './properties';

/** Notebook 6, first exercise: the same fraction of each class, drawn at random. */
export const stratifiedExercise: Exercise<Labelled> = {
  name: 'stratified',
  title: 'Stratified split',
  points: 2,
  twins: ['stratified'],
  wanted: 'an object { picked, rest } of two lists of indices',
  measure: ofSplits,
  place: (index) => ENTRIES[index] ?? '',
  reference: expected,
  probes,
  hidden,
  hiddenAtGrading: 3,
  properties,
  misconceptions,
  batch: (count, random) => ({
    labels: drawLabels(random, { 0: count / 2, 1: count / 2 }),
    options: { fraction: 0.5, seed: 1 },
  }),
  look: 'Print `picked` with the label of each: `Array.from(picked, (i) => labels[i])`. Are there as many of each class as there should be?',
  hints: [
    'Go class by class. The members of a class are the indices at which its label stands: collect those first.',
    'The classes are `new Set(labels)`. Which members are picked must be luck, but luck that can be repeated: `const random = lib.uniforms(seed)` once, before the loop.',
    'Shuffle the members: `Array.from(lib.shuffled(members.length, random), (i) => members[i]!)`. The first `Math.round(members.length * fraction)` of them go to `picked`, the others to `rest`.',
  ],
};
