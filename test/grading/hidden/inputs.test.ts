import assert from 'node:assert/strict';
import { draws, exercises } from '../../../checks';
import { flat } from '../../../checks/plain';
import { loadHidden } from '../../../grading/hidden/load';
import { withHidden } from '../../../grading/hidden/withHidden';
import { uniforms } from '../../../lib';

const SEEDS = [1, 2 ** 32 - 1];
const hidden = loadHidden();
const drawn = (name: string, seed: number) => hidden.get(name)!(uniforms(seed), draws);

describe('the hidden inputs of grading', () => {
  it('are as many for each exercise as its learners are told of', () => {
    for (const { name, hiddenAtGrading } of exercises) {
      assert.equal(hiddenAtGrading, 3, name);
      assert.equal(drawn(name, 1).length, hiddenAtGrading, name);
    }
  });

  it('are other inputs, of other sizes, than learners’ checks draw', () => {
    for (const exercise of exercises) {
      const known = [...exercise.probes, ...exercise.hidden(uniforms(1))];
      for (const { title, inputs, isPublic } of drawn(exercise.name, 1)) {
        assert.ok(!isPublic);
        assert.ok(known.every((probe) => probe.title !== title));
        assert.ok(known.every((probe) => JSON.stringify(probe.inputs) !== JSON.stringify(inputs)));
      }
    }
  });

  it('are drawn anew for another seed, and the same for the same one', () => {
    for (const { name } of exercises) {
      const texts = [1, 1, 2].map((seed) => JSON.stringify(drawn(name, seed)));
      assert.equal(texts[0], texts[1], name);
      assert.notEqual(texts[0], texts[2], name);
    }
  });

  it('have finite right answers', () => {
    for (const { name, reference } of exercises) {
      for (const { inputs, title } of SEEDS.flatMap((seed) => drawn(name, seed))) {
        const { values } = flat(reference(inputs));
        assert.ok(values.length > 0 && values.every(Number.isFinite), `${name}, ${title}`);
      }
    }
  });

  it('come after an exercise’s own in the exercise that is graded', () => {
    for (const exercise of exercises) {
      const asked = withHidden(exercise, hidden).hidden(uniforms(5));
      const own = exercise.hidden(uniforms(5));
      assert.deepEqual(asked.slice(0, own.length), own);
      assert.equal(asked.length, own.length + exercise.hiddenAtGrading);
    }
  });
});
