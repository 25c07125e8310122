export function DecisionPage() {
  return <h1>DecisionPage</h1>;
}
