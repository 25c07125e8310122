const nobodyImportsThis = true;
void nobodyImportsThis;
