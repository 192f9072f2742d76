/** Why an edit cannot be taken: the API answers it as a problem, the desk shows it at its field. */
import type { ProblemType } from '../follow-up/guards.ts'

export type EditProblem = ProblemType | 'invalid-field'

/** `pointer` is a JSON pointer to the field that would have to change; `message` says what would be accepted. */
export class EditRefused extends Error {
  readonly type: EditProblem
  readonly pointer: string

  constructor(type: EditProblem, pointer: string, detail: string) {
    super(detail)
    this.type = type
    this.pointer = pointer
  }
}

/** A field that is not valid. */
export function invalid(pointer: string, detail: string): EditRefused {
  return new EditRefused('invalid-field', pointer, detail)
}
