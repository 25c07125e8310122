import { it } from '@jest/globals';

it('waits for what never comes', () => new Promise(() => undefined));
