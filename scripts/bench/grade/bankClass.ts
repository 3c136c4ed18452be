import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { courseExercises, ROOT } from '../../../grading/courseExercises';
import { uniforms, type Random } from '../../../lib';
import { bankAnswers, type BankAnswer } from './bankAnswers';
import { HOSTILE } from './hostile';

/** A class that is made up. */
export interface BankClass {
  readonly students: number;
  /** Of six notebooks, how many each student returns. */
  readonly notebooks: number;
  /** The share of answers that are right, and of students who are hostile. */
  readonly right: number;
  readonly hostile: number;
  readonly seed: number;
}

const IMPORTS = `import * as tf from '@tensorflow/tfjs';
import { check, orLibrary } from '../checks';
import * as lib from '../lib';`;

/** Writes a class made of the right and wrong answers that the checks are tested with: a folder a student. */
export function writeBankClass(folder: string, made: BankClass): void {
  const random = uniforms(made.seed);
  const bank = path.join(ROOT, 'test', 'checks', 'bank');
  const course = [...new Set(courseExercises().map(({ notebook }) => notebook))];
  const answers = new Map(
    courseExercises().map(({ exercise: { name } }) => [name, bankAnswers(bank, name)]),
  );
  for (let i = 0; i < made.students; i++) {
    const isHostile = i < made.hostile * made.students;
    const student = `${isHostile ? 'hostile' : 'student'}-${String(i).padStart(3, '0')}`;
    const names = [...course];
    while (names.length > made.notebooks) names.splice(Math.floor(random() * names.length), 1);
    for (const notebook of names) {
      const asked = courseExercises().filter((each) => each.notebook === notebook);
      const cells = asked.flatMap(({ exercise: { name } }, k) => [
        ...answerCells(answers.get(name) ?? [], made.right, random),
        ...(isHostile && k === 0 ? [hostileAnswer(name, i)] : []),
        `await check.${name}(${name});`,
      ]);
      write(path.join(folder, student, `${notebook}.ipynb`), [IMPORTS, ...cells]);
    }
  }
}

function answerCells(all: readonly BankAnswer[], right: number, random: Random): readonly string[] {
  const isRight = random() < right;
  const among = all.filter((answer) => answer.isRight === isRight);
  return among[Math.floor(random() * among.length)]?.cells ?? [];
}

const hostileAnswer = (exercise: string, i: number): string =>
  `const ${exercise} = (...inputs: tf.Tensor[]): tf.Tensor => { ${HOSTILE[i % HOSTILE.length] ?? ''}\n return inputs[0]!; };`;

function write(file: string, cells: readonly string[]): void {
  mkdirSync(path.dirname(file), { recursive: true });
  const notebook = {
    cells: cells.map((source) => ({
      ...{ cell_type: 'code', execution_count: null, metadata: {}, outputs: [], source },
    })),
    metadata: { kernelspec: { display_name: 'TypeScript', language: 'typescript', name: 'tslab' } },
    nbformat: 4,
    nbformat_minor: 5,
  };
  writeFileSync(file, JSON.stringify(notebook));
}
