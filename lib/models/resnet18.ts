import type { Encoder } from './encoder';
import { resnet, type ResnetOptions } from './resnet';

/** How a ResNet-18 begins, and the seed of its weights. */
export type Resnet18Options = Partial<Pick<ResnetOptions, 'stem' | 'channels' | 'seed'>>;

/**
 * ResNet-18 without its last layer: four stages of two blocks, 64 to 512 channels.
 *
 * Drawn as torchvision draws it: convolutions from N(0, 2 / fanOut), batch norms as γ = 1, β = 0.
 * Its 11,176,512 weights (imagenet stem, colour) have torchvision's names: `layer1.0.conv1.weight`.
 *
 * @returns An encoder of images [N, height, width, channels] of any size → embeddings [N, 512],
 *   none below 0. The same seed gives the same weights.
 * @throws RangeError when `channels` is no whole number above 0.
 * @see He et al. 2015. https://arxiv.org/abs/1512.03385
 */
export const resnet18 = ({
  stem = 'imagenet',
  channels = 3,
  seed = 0,
}: Resnet18Options = {}): Encoder =>
  resnet('resnet18', { stem, channels, widths: [64, 128, 256, 512], blocks: 2, seed });
