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
import { sinkhornExercise } from '../../../checks/exercises/sinkhorn/exercise';
import { stratifiedExercise } from '../../../checks/exercises/stratified/exercise';
import { infoNceExercise } from '../../../checks/exercises/infoNce/exercise';
import { temperatureSweepExercise } from '../../../checks/exercises/temperatureSweep/exercise';
import { temperatureScheduleExercise } from '../../../checks/exercises/temperatureSchedule/exercise';
import { similarityMatrixExercise } from '../../../checks/exercises/similarityMatrix/exercise';
import { swavLossExercise } from '../../../checks/exercises/swavLoss/exercise';
import { clipLossExercise } from '../../../checks/exercises/clipLoss/exercise';
import { zeroShotExercise } from '../../../checks/exercises/zeroShot/exercise';
import { momentumUpdateExercise } from '../../../checks/exercises/momentumUpdate/exercise';
import { enqueueExercise } from '../../../checks/exercises/enqueue/exercise';
import { mocoLossExercise } from '../../../checks/exercises/mocoLoss/exercise';
import { byolLossExercise } from '../../../checks/exercises/byolLoss/exercise';
import { vitalSignsExercise } from '../../../checks/exercises/vitalSigns/exercise';
import { warmUpCosineExercise } from '../../../checks/exercises/warmUpCosine/exercise';
import { gradientCheckExercise } from '../../../checks/exercises/gradientCheck/exercise';
import { diagnoseExercise } from '../../../checks/exercises/diagnose/exercise';
import { treatExercise } from '../../../checks/exercises/treat/exercise';
import { sphereStepExercise } from '../../../checks/exercises/sphereStep/exercise';
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
import { sinkhornBank } from './sinkhorn';
import { stratifiedBank } from './stratified';
import { infoNceBank } from './infoNce';
import { temperatureSweepBank } from './temperatureSweep';
import { temperatureScheduleBank } from './temperatureSchedule';
import { similarityMatrixBank } from './similarityMatrix';
import { swavLossBank } from './swavLoss';
import { clipLossBank } from './clipLoss';
import { zeroShotBank } from './zeroShot';
import { momentumUpdateBank } from './momentumUpdate';
import { enqueueBank } from './enqueue';
import { mocoLossBank } from './mocoLoss';
import { byolLossBank } from './byolLoss';
import { vitalSignsBank } from './vitalSigns';
import { warmUpCosineBank } from './warmUpCosine';
import { gradientCheckBank } from './gradientCheck';
import { diagnoseBank } from './diagnose';
import { treatBank } from './treat';
import { sphereStepBank } from './sphereStep';

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
  banked(infoNceExercise, infoNceBank),
  banked(temperatureSweepExercise, temperatureSweepBank),
  banked(temperatureScheduleExercise, temperatureScheduleBank),
  banked(similarityMatrixExercise, similarityMatrixBank),
  banked(sinkhornExercise, sinkhornBank),
  banked(swavLossExercise, swavLossBank),
  banked(clipLossExercise, clipLossBank),
  banked(zeroShotExercise, zeroShotBank),
  banked(momentumUpdateExercise, momentumUpdateBank),
  banked(enqueueExercise, enqueueBank),
  banked(mocoLossExercise, mocoLossBank),
  banked(byolLossExercise, byolLossBank),
  banked(vitalSignsExercise, vitalSignsBank),
  banked(warmUpCosineExercise, warmUpCosineBank),
  banked(gradientCheckExercise, gradientCheckBank),
  banked(diagnoseExercise, diagnoseBank),
  banked(treatExercise, treatBank),
  banked(sphereStepExercise, sphereStepBank),
];
