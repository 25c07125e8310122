export const environment = process.pid;
