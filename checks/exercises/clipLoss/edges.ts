import { contrastEdges } from '../contrastEdges';
import type { Pairs } from './pairs';

export const edges = contrastEdges(
  (images, texts, options): Pairs => ({ images, texts, options }),
  {
    agree: 'pairs that agree, at temperature 0.01',
    opposite: 'a text that points the other way',
    zeros: 'a picture whose embedding is all zeros',
    single: 'a single picture and its text',
    short: 'short embeddings, about 0.04 long',
  },
);
