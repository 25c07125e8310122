import { useEffect } from 'react';

export function Titled({ title }: { readonly title: string }): null {
  useEffect(() => {
    document.title = title;
  }, []);
  return null;
}
