import { ApiExtension } from '@nestjs/swagger';

/** Where the decorator leaves what `withProblems` (open-api) takes up. */
export const ANSWERS = 'x-answers';

/** Statuses of refusals that nothing in the operation's shape tells: a rate limit, a link that is over. */
export const Answers = (...statuses: number[]): ClassDecorator & MethodDecorator =>
  ApiExtension(ANSWERS, statuses);
