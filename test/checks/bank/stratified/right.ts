import { shuffled, uniforms } from '../../../../lib';
import { byClass, good, mix, type F } from './kit';

/** Right answers, written differently. */
export const right: Record<string, F> = {
  'a loop over classes': good,
  'sorted typed arrays': (labels, options) => {
    const { picked, rest } = good(labels, options);
    return { picked: Uint32Array.from(picked).sort(), rest: Uint32Array.from(rest).sort() };
  },
  'one shuffle of everything, then as many as are still open': (labels, { fraction, seed }) => {
    const open = new Map<number, number>();
    for (const label of labels) open.set(label, (open.get(label) ?? 0) + 1);
    for (const [label, size] of open) open.set(label, Math.floor(size * fraction + 0.5));
    const picked: number[] = [];
    const rest: number[] = [];
    for (const i of shuffled(labels.length, uniforms(seed))) {
      const left = open.get(labels[i]!)!;
      (left > 0 ? picked : rest).push(i);
      open.set(labels[i]!, left - 1);
    }
    return { picked, rest };
  },
  'random keys, sorted': (labels, { fraction, seed }) => {
    const random = uniforms(seed);
    const keyed = Array.from(labels, (label, i) => ({ label, i, key: random() }));
    const picked = [...new Set(labels)].flatMap((label) => {
      const own = keyed.filter((each) => each.label === label).sort((a, b) => a.key - b.key);
      return own.slice(0, Math.round(own.length * fraction)).map(({ i }) => i);
    });
    return { picked, rest: keyed.map(({ i }) => i).filter((i) => !picked.includes(i)) };
  },
  'takes members out one by one': (labels, { fraction, seed }) => {
    const random = uniforms(seed + 1);
    const picked = new Set<number>();
    for (const group of byClass(labels)) {
      const left = [...group];
      const count = Math.round(group.length * fraction);
      for (let n = 0; n < count; n++) {
        picked.add(left.splice(Math.floor(random() * left.length), 1)[0]!);
      }
    }
    return { picked: [...picked], rest: [...labels.keys()].filter((i) => !picked.has(i)) };
  },
  'the last of each shuffled class, with a seed for each': (labels, { fraction, seed }) => {
    const picked = byClass(labels).flatMap((group, c) =>
      mix(group, uniforms(100 * seed + c)).slice(
        group.length - Math.round(group.length * fraction),
      ),
    );
    const isPicked = new Uint8Array(labels.length);
    for (const i of picked) isPicked[i] = 1;
    return { picked, rest: Array.from(labels.keys()).filter((i) => isPicked[i] === 0) };
  },
};
