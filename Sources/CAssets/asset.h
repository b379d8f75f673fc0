// One file: included by assets.c once per file, with its path in ASSET.
case __COUNTER__: {
  static const unsigned char bytes[] = {
#embed ASSET
  };
  return (foerderbuch_asset){&ASSET[sizeof "../../" - 1], bytes, sizeof bytes};
}
#undef ASSET
