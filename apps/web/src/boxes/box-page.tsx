export function BoxPage() {
  return <h1>BoxPage</h1>;
}
