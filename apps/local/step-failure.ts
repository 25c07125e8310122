/** Which step, why, and what to do: the three things someone at a terminal needs. */
export class StepFailure extends Error {
  constructor(
    readonly step: string,
    readonly why: string,
    readonly advice: string,
  ) {
    super(`✗ ${step}\n  why: ${why}\n  do:  ${advice}`);
    this.name = 'StepFailure';
  }
}
