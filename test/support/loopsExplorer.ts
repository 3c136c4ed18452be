import type { Settings } from '../../explorer/settings';
import type { Point, State } from '../../explorer/state';
import { dclBatchLoops, infoNceLoops, marginLoops, ntXentLoops } from './loopsLosses';
import { cosineMatrixLoops, cosineSimilarityLoops } from './loopsSimilarity';

const mean = (values: readonly number[]): number =>
  values.reduce((total, value) => total + value, 0) / values.length;

/** The negatives of anchor i: both views of i + 1, i + 2 … round the batch, then the memory. */
function negativesLoop(state: State, { negatives, batchSize }: Settings, i: number): Point[] {
  const found: Point[] = [];
  for (let other = i + 1; other < i + batchSize; other += 1) {
    found.push(state.anchors[other % batchSize]!, state.positives[other % batchSize]!);
  }
  return found.concat(state.memory).slice(0, negatives);
}

/** The explorer's loss of a state, in float64. */
export function loopsOf(state: State, settings: Settings): number {
  const { loss, temperature, batchSize } = settings;
  const anchors = state.anchors.slice(0, batchSize).map((point) => [...point]);
  const positives = state.positives.slice(0, batchSize).map((point) => [...point]);
  const negatives = anchors.map((_, i) => negativesLoop(state, settings, i));
  const both = [...anchors, ...positives];
  switch (loss) {
    case 'infoNce':
      return mean(
        anchors.map((anchor, i) =>
          infoNceLoops([anchor], [positives[i]!], negatives[i]!, temperature),
        ),
      );
    case 'ntXent':
      return ntXentLoops(anchors, positives, temperature);
    case 'dcl':
      return dclBatchLoops(
        cosineMatrixLoops(both, both),
        both.map((_, i) => i % batchSize),
        temperature,
      );
    case 'margin': {
      const repeated = anchors.flatMap((anchor, i) => negatives[i]!.map(() => anchor));
      const similar = [...anchors.map(() => 1), ...repeated.map(() => 0)];
      return marginLoops(
        [...anchors, ...repeated],
        [...positives, ...negatives.flat()],
        similar,
        1,
      );
    }
    case 'positivesOnly':
      return -mean(cosineSimilarityLoops(anchors, positives));
  }
}
