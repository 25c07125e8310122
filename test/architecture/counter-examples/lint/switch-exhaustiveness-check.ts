export function say(answer: 'yes' | 'no'): string {
  switch (answer) {
    case 'yes':
      return 'gladly';
  }
  return 'never';
}
