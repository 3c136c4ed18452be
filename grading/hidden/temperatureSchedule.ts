import type { Hidden } from './hidden';

export const hidden: Hidden = (random) => {
  const step = () => Math.round(1000 * random());
  return [
    {
      title: 'a step of a long period',
      inputs: { step: step(), options: { highest: 2, lowest: 0.5, period: 400 } },
    },
    {
      title: 'a step of a period of seven',
      inputs: { step: step(), options: { highest: 0.3, lowest: 0.02, period: 7 } },
    },
    {
      title: 'a step, highest and lowest left out',
      inputs: { step: step(), options: { period: 90 } },
    },
  ];
};
