/** One cell under way. */
export interface Run {
  /** The number of its request. */
  readonly id: number;
  /** What stacks call its code, `In[3]`. */
  readonly name: string;
  readonly abort: AbortController;
}

/** The cell under way, or the last one: late output still belongs to it. */
let current: Run = { id: 0, name: 'In[0]', abort: new AbortController() };

export const currentRun = (): Run => current;

/** Begins a run; the outputs from here on belong to it. */
export function beginRun(id: number, count: number): void {
  current = { id, name: `In[${count}]`, abort: new AbortController() };
}
