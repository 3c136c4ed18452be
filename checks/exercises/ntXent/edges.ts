import { contrastEdges } from '../contrastEdges';
import type { Probe } from '../../exercise';
import type { Views } from './views';

const common = contrastEdges((z1, z2, options): Views => ({ z1, z2, options }), {
  agree: 'partners that agree, at temperature 0.01',
  opposite: 'a partner that points the other way',
  zeros: 'projections of which one is all zeros',
  single: 'a single picture',
  short: 'short projections, about 0.04 long',
});

/** No other logit is above −50, so that a diagonal that is masked too little shows. */
const apart: Probe<Views> = {
  title: 'a single picture whose views point apart, at temperature 0.01',
  inputs: { z1: [[2, 0]], z2: [[-3, 4]], options: { temperature: 0.01 } },
  isPublic: true,
  isEdge: true,
};

export const edges: readonly Probe<Views>[] = [...common, apart];
