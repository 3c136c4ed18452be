import type { Hidden } from './hidden';

export const hidden: Hidden = (random) => {
  const whole = (least: number, most: number) => least + Math.round((most - least) * random());
  return [
    {
      title: 'a step of a long period that was drawn, between low temperatures',
      inputs: {
        step: whole(200, 1900),
        options: {
          highest: whole(20, 40) / 100,
          lowest: whole(1, 9) / 100,
          period: whole(800, 1200),
        },
      },
    },
    {
      title: 'a step of a short period that was drawn, highest left out',
      inputs: {
        step: whole(1, 30),
        options: { lowest: whole(30, 70) / 100, period: 7 + 2 * whole(0, 4) },
      },
    },
    {
      title: 'a step of a period that was drawn, highest and lowest left out',
      inputs: { step: whole(30, 170), options: { period: whole(61, 89) } },
    },
  ];
};
