import { find } from './find';
import { choosesNegatives, hasTemperature, LOSSES, RANGES } from './settings';
import type { LossName, Settings } from './settings';

type SliderName = keyof typeof RANGES;

const SLIDERS = Object.keys(RANGES) as SliderName[];
const slider = (name: SliderName): HTMLInputElement => find(name, HTMLInputElement);
const note = (name: SliderName): HTMLElement => find(`${name}-note`, HTMLElement);
const isLoss = (name: string): name is LossName => name in LOSSES;

/** What a slider says. */
export const sliderValue = (name: SliderName): number => slider(name).valueAsNumber;

/** What the controls say. */
export function readSettings(): Settings {
  const loss = find('loss', HTMLSelectElement).value;
  return {
    loss: isLoss(loss) ? loss : 'infoNce',
    temperature: sliderValue('temperature'),
    negatives: sliderValue('negatives'),
    batchSize: sliderValue('batchSize'),
  };
}

/** Shows the sliders' values, and which of them the loss has no use for. */
function refresh(): void {
  const { loss, batchSize } = readSettings();
  for (const name of SLIDERS) {
    const output = document.querySelector(`output[for=${name}]`);
    if (output) output.textContent = slider(name).value;
  }
  const name = LOSSES[loss];
  slider('temperature').disabled = !hasTemperature(loss);
  note('temperature').textContent = hasTemperature(loss)
    ? 'Lower: the hardest negatives count more.'
    : `${name} has no temperature.`;
  slider('negatives').disabled = !choosesNegatives(loss);
  note('negatives').textContent = {
    infoNce: 'Other pictures of the batch first, then a memory.',
    margin: 'Other pictures of the batch first, then a memory.',
    ntXent: `${name} takes all other views of the batch: ${2 * batchSize - 2}.`,
    dcl: `${name} takes all other views of the batch: ${2 * batchSize - 2}.`,
    positivesOnly: 'This loss pushes nothing apart.',
  }[loss];
}

/**
 * Fills the controls and listens to them.
 *
 * @param onChange - Called after each change of a setting.
 */
export function setUpControls(onChange: () => void): void {
  const select = find('loss', HTMLSelectElement);
  select.append(...Object.entries(LOSSES).map(([value, text]) => new Option(text, value)));
  for (const name of SLIDERS) {
    const { min, max, step, value } = RANGES[name];
    Object.assign(slider(name), { min, max, step, value });
  }
  refresh();
  find('settings', HTMLFormElement).addEventListener('input', () => {
    refresh();
    onChange();
  });
}
