import type { Hidden } from './hidden';

export const hidden: Hidden = (random) => {
  const whole = (low: number, high: number) => low + Math.round((high - low) * random());
  const rate = () => whole(20, 90) / 100;
  return [
    {
      title: 'a step of a long warm-up',
      inputs: {
        step: whole(30, 200),
        options: { learningRate: rate(), warmUp: 250, steps: 400, lowest: 0.05 },
      },
    },
    {
      title: 'a step of a long fall',
      inputs: {
        step: whole(300, 900),
        options: { learningRate: rate(), warmUp: 37, steps: 1000, lowest: 0.15 },
      },
    },
    {
      title: 'a step of a short way',
      inputs: { step: whole(8, 14), options: { learningRate: rate(), warmUp: 3, steps: 16 } },
    },
  ];
};
