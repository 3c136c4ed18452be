import type { Encoder } from './encoder';
import { resnet, type ResnetOptions } from './resnet';

/** How a small ResNet begins, and the seed of its weights. */
export type SmallResnetOptions = Partial<Pick<ResnetOptions, 'stem' | 'channels' | 'seed'>>;

/**
 * A ResNet of 8 layers for a laptop: three stages of one block, 16, 32 and 64 channels.
 *
 * @returns An encoder of images [N, height, width, channels] of any size → embeddings [N, 64],
 *   none below 0. The same seed gives the same weights.
 * @throws RangeError when `channels` is no whole number above 0.
 * @see He et al. 2015, section 4.2, with n = 1. https://arxiv.org/abs/1512.03385
 */
export const smallResnet = ({
  stem = 'cifar',
  channels = 3,
  seed = 0,
}: SmallResnetOptions = {}): Encoder =>
  resnet('smallResnet', { stem, channels, widths: [16, 32, 64], blocks: 1, seed });
