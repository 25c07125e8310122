export interface TellableError {
  readonly type: string;
  readonly code: unknown;
  readonly message: string | undefined;
  /** Stack frames only: the first lines of a stack are the message again. */
  readonly stack: string | undefined;
}

/** A database error's message, query and parameters quote values, personal data among them: they stay where they are. */
export function withoutValues(error: Error): TellableError {
  return {
    type: error.name,
    code: 'code' in error ? error.code : undefined,
    message: quotesValues(error) ? undefined : error.message,
    stack: error.stack
      ?.split('\n')
      .filter((line) => line.trimStart().startsWith('at '))
      .join('\n'),
  };
}

export function quotesValues(error: Error): boolean {
  return 'query' in error || 'sqlMessage' in error;
}
