import { Problem } from '#apps/api/problems/problem';
import type { ListedTask, TaskOrder, TaskPlace } from '#libs/persistence/tasks/desk-queries';

/** Where a page ended, as its `next`: the task, before it what the list is ordered by. */
export function tokenOf({ id, orderValue }: ListedTask, order: TaskOrder): string {
  return order === 'arrived' ? id : `${orderValue}:${id}`;
}

/** @throws Problem SHAPE_INVALID for the `next` of another order: tasks would be left out in silence */
export function placeOf(token: string, order: TaskOrder): TaskPlace {
  const [first = '', second] = token.split(':');
  if ((order === 'arrived') !== (second === undefined))
    throw new Problem(
      400,
      'SHAPE_INVALID',
      {},
      { errors: [{ field: 'after', code: 'SHAPE_MALFORMED' }] },
    );
  return second === undefined ? { value: '0', id: first } : { value: first, id: second };
}
