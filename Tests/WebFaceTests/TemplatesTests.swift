#if Web
  import Testing

  @testable import WebFace
#endif
