import { contrastEdges } from '../contrastEdges';
import type { Views } from './views';

export const edges = contrastEdges((z1, z2, options): Views => ({ z1, z2, options }), {
  agree: 'partners that agree, at temperature 0.01',
  opposite: 'a partner that points the other way',
  zeros: 'projections of which one is all zeros',
  single: 'a single picture',
  short: 'short projections, about 0.04 long',
});
