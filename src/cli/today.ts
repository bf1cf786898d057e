/** Today as `YYYY-MM-DD`, in the time of Greenwich so that a pipeline says the same wherever it runs. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}
