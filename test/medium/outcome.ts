/** The code with which something is refused, or 'taken'. */
export async function outcome(work: Promise<unknown>): Promise<string | undefined> {
  try {
    await work;
    return 'taken';
  } catch (error) {
    return (error as { code?: string }).code;
  }
}
