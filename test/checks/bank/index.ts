import type { Exercise } from '../../../checks/exercise';
import { augmentExercise } from '../../../checks/exercises/augment/exercise';
import { classSimilarityExercise } from '../../../checks/exercises/classSimilarity/exercise';
import { collapseMonitorExercise } from '../../../checks/exercises/collapseMonitor/exercise';
import { cosineSimilarityExercise } from '../../../checks/exercises/cosineSimilarity/exercise';
import { cosineSimilarityMatrixExercise } from '../../../checks/exercises/cosineSimilarityMatrix/exercise';
import { dclLossExercise } from '../../../checks/exercises/dclLoss/exercise';
import { pairIndicesExercise } from '../../../checks/exercises/pairIndices/exercise';
import { ntXentExercise } from '../../../checks/exercises/ntXent/exercise';
import { daviesBouldinExercise } from '../../../checks/exercises/daviesBouldin/exercise';
import { marginLossExercise } from '../../../checks/exercises/marginLoss/exercise';
import { positivesOnlyLossExercise } from '../../../checks/exercises/positivesOnlyLoss/exercise';
import { probeStepExercise } from '../../../checks/exercises/probeStep/exercise';
import { stratifiedExercise } from '../../../checks/exercises/stratified/exercise';
import { momentumUpdateExercise } from '../../../checks/exercises/momentumUpdate/exercise';
import { enqueueExercise } from '../../../checks/exercises/enqueue/exercise';
import { mocoLossExercise } from '../../../checks/exercises/mocoLoss/exercise';
import { byolLossExercise } from '../../../checks/exercises/byolLoss/exercise';
import type { Inputs } from '../../../checks/plain';
import type { Bank } from './bank';
import { augmentBank } from './augment';
import { classSimilarityBank } from './classSimilarity';
import { collapseMonitorBank } from './collapseMonitor';
import { cosineSimilarityBank } from './cosineSimilarity';
import { cosineSimilarityMatrixBank } from './cosineSimilarityMatrix';
import { dclLossBank } from './dclLoss';
import { pairIndicesBank } from './pairIndices';
import { ntXentBank } from './ntXent';
import { daviesBouldinBank } from './daviesBouldin';
import { marginLossBank } from './marginLoss';
import { positivesOnlyLossBank } from './positivesOnlyLoss';
import { probeStepBank } from './probeStep';
import { stratifiedBank } from './stratified';
import { momentumUpdateBank } from './momentumUpdate';
import { enqueueBank } from './enqueue';
import { mocoLossBank } from './mocoLoss';
import { byolLossBank } from './byolLoss';

const banked = <I extends Inputs>(exercise: Exercise<I>, bank: Bank) =>
  [exercise as unknown as Exercise, bank] as const;

/** Every exercise with its wrong and right submissions. */
export const BANKS: readonly (readonly [Exercise, Bank])[] = [
  banked(cosineSimilarityExercise, cosineSimilarityBank),
  banked(cosineSimilarityMatrixExercise, cosineSimilarityMatrixBank),
  banked(classSimilarityExercise, classSimilarityBank),
  banked(pairIndicesExercise, pairIndicesBank),
  banked(dclLossExercise, dclLossBank),
  banked(marginLossExercise, marginLossBank),
  banked(daviesBouldinExercise, daviesBouldinBank),
  banked(augmentExercise, augmentBank),
  banked(ntXentExercise, ntXentBank),
  banked(positivesOnlyLossExercise, positivesOnlyLossBank),
  banked(collapseMonitorExercise, collapseMonitorBank),
  banked(stratifiedExercise, stratifiedBank),
  banked(probeStepExercise, probeStepBank),
  banked(momentumUpdateExercise, momentumUpdateBank),
  banked(enqueueExercise, enqueueBank),
  banked(mocoLossExercise, mocoLossBank),
  banked(byolLossExercise, byolLossBank),
];
