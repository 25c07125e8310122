const ASK_LIMIT_MS = 5000;

interface Logins {
  readonly operators: readonly {
    unitAccountNo: string;
    unitName: string;
    loginName: string;
    password: string;
  }[];
  readonly staff: readonly {
    loginName: string;
    name: string;
    password: string;
    roles: readonly string[];
  }[];
}

/** What the api's demonstration page offers, for the terminal. Empty where it offers nothing. */
export async function loginLines(apiUrl: string): Promise<string[]> {
  const logins = await askLogins(`${apiUrl}/api/demonstration/logins`);
  if (logins === undefined) return [];
  return [
    'Demonstration logins (the sign-in page fills them, key and code included, by one click)',
    ...logins.operators.map(
      (one) => `  ${one.unitAccountNo}  ${one.loginName} / ${one.password}   ${one.unitName}`,
    ),
    ...logins.staff.map(
      (one) => `  ${one.loginName} / ${one.password}   ${one.name}, ${one.roles.join(' ')}`,
    ),
  ];
}

async function askLogins(url: string): Promise<Logins | undefined> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(ASK_LIMIT_MS) });
    return response.ok ? ((await response.json()) as Logins) : undefined;
  } catch {
    return undefined;
  }
}
