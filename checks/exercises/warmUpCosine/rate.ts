/** A step, and what the learning rate does. */
export interface Stepped extends Readonly<
  Record<string, number | Readonly<Record<string, number>>>
> {
  readonly step: number;
  readonly options: Readonly<Record<string, number>>;
}

/** The options with the default in place. */
export interface Course {
  readonly rate: number;
  readonly warmUp: number;
  readonly steps: number;
  readonly lowest: number;
}

/** What is left out of the options is as the exercise has it. */
export const courseOf = ({ options }: Stepped): Course => ({
  rate: options['learningRate'] ?? NaN,
  warmUp: options['warmUp'] ?? NaN,
  steps: options['steps'] ?? NaN,
  lowest: options['lowest'] ?? 0,
});

/** 1 at the start of the fall, 0 at its end. */
export const height = (gone: number): number => (1 + Math.cos(Math.PI * gone)) / 2;

/** How the rate rises and falls; a mistake replaces one of them. */
export interface Shape {
  readonly rise: (step: number, course: Course) => number;
  readonly fall: (step: number, course: Course) => number;
}

const RIGHT: Shape = {
  rise: (step, { rate, warmUp }) => (rate * step) / warmUp,
  fall: (step, { rate, warmUp, steps, lowest }) =>
    lowest + (rate - lowest) * height(Math.min(1, (step - warmUp) / (steps - warmUp))),
};

/** The learning rate, with a part that a mistake has in place of the right one. */
export const rateWith =
  (spoiled: Partial<Shape> = {}) =>
  (inputs: Stepped): number => {
    const { rise, fall } = { ...RIGHT, ...spoiled };
    const course = courseOf(inputs);
    return inputs.step < course.warmUp ? rise(inputs.step, course) : fall(inputs.step, course);
  };
