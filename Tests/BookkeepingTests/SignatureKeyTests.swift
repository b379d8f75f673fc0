import Bookkeeping
import Foundation
import Testing

/// The examples of RFC 7515, appendices A.2 and A.3.
@Suite struct SignatureKeyTests {
  private static let payload =
    "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ"

  private static func bytes(_ text: String) -> [UInt8] {
    let plain = text.replacing("-", with: "+").replacing("_", with: "/")
    return Array(
      Data(base64Encoded: plain + String(repeating: "=", count: (4 - plain.count % 4) % 4))
        ?? Data())
  }

  private static func judge(_ key: SignatureKey?, _ head: String, _ signature: String) throws {
    let key = try #require(key)
    let message = Array((head + "." + payload).utf8)
    #expect(key.isValid(bytes(signature), of: message))
    #expect(!key.isValid(bytes(signature), of: message + [0]))
    var other = bytes(signature)
    other[10] ^= 1
    #expect(!key.isValid(other, of: message))
    #expect(!key.isValid([], of: message))
  }

  @Test func rsa() throws {
    let modulus = """
      ofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd_wWJcyQoTbji9k0l8W26mPddxHmfHQp-Vaw-4qPCJrcS2mJPMEzP1Pt0Bm4d\
      4QlL-yRT-SFd2lZS-pCgNMsD1W_YpRPEwOWvG6b32690r2jZ47soMZo9wGzjb_7OMg0LOL-bSf63kpaSHSXndS5z5rexM\
      dbBYUsLA9e-KXBdQOS-UTo7WTBEMa2R2CapHg665xsmtdVMTBQY4uDZlxvb3qCo5ZwKh9kG4LT6_I5IhlJH7aGhyxXFvU\
      K-DWNmoudF8NAco9_h9iaGNj8q2ethFkMLs91kzk2PAcDTW9gb54h4FRWyuXpoQ
      """
    let signature = """
      cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-0Qc_lF5YKt_O8W2Fp5j\
      ujGbds9uJdbF9CUAr7t1dnZcAcQjbKBYNX4BAynRFdiuB--f_nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMHlb1L\
      07Qe7K0GarZRmB_eSN9383LcOLn6_dO--xi12jzDwusC-eOkHWEsqtFZESc6BfI7noOPqvhJ1phCnvWh6IeYI2w9QOYEU\
      ipUTI8np6LbgGY9Fs98rqVt5AXLIhWkWywlVmtVrBp0igcN_IoypGlUPQGe77Rw
      """
    try Self.judge(
      SignatureKey(modulus: Self.bytes(modulus), exponent: Self.bytes("AQAB")),
      "eyJhbGciOiJSUzI1NiJ9", signature)
    #expect(SignatureKey(modulus: Array(Self.bytes(modulus).prefix(128)), exponent: [3]) == nil)
  }

  @Test func curve() throws {
    try Self.judge(
      SignatureKey(
        x: Self.bytes("f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU"),
        y: Self.bytes("x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0")), "eyJhbGciOiJFUzI1NiJ9",
      "DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q")
    #expect(SignatureKey(x: [1], y: [2]) == nil)
  }
}
