export { Client } from '@temporalio/client';
