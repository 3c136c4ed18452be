import type { Hidden } from './hidden';

// So many that a share which chance decides is far from where its first decimal changes.
const MANY = 3000;

export const hidden: Hidden = (random, { pictures }) => {
  const seed = () => Math.floor(1e6 * random());
  const chances = (
    flipProbability: number,
    jitterProbability: number,
    grayscaleProbability: number,
  ) => ({
    flipProbability,
    jitterProbability,
    grayscaleProbability,
  });
  return [
    {
      title: 'pictures to which all three steps happen',
      isEdge: true,
      inputs: { images: pictures(random, 150), options: { seed: seed(), ...chances(1, 1, 1) } },
    },
    {
      title: 'pictures of which three in ten are to be mirrored',
      isEdge: true,
      inputs: { images: pictures(random, MANY), options: { seed: seed(), ...chances(0.3, 0, 0) } },
    },
    {
      title: 'pictures of which seven in ten are to be gray',
      isEdge: true,
      inputs: { images: pictures(random, MANY), options: { seed: seed(), ...chances(0, 0, 0.7) } },
    },
  ];
};
