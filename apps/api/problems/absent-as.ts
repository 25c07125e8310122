import { Problem } from '#apps/api/problems/problem';

/**
 * What belongs to something that is not to be seen is not there either, under its own code. Nothing but 'not there' is
 * answered so: a failure on the way stays the failure it is, and is tried again.
 */
export async function absentAs<T>(code: string, found: Promise<T>): Promise<T> {
  try {
    return await found;
  } catch (error) {
    if (error instanceof Problem && error.status === 404) throw new Problem(404, code);
    throw error;
  }
}
