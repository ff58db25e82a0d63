"""The fields of the data, once: for the files, their schemas and the page that explains them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Field:
    """A column: its type in a table schema, and what it means, for readers."""

    name: str
    type: str
    meaning: str


REPORT = (
    Field("id", "string", "mã bài, không bao giờ đổi"),
    Field("url", "string", "địa chỉ của bài"),
    Field("title", "string", "tên bài"),
    Field("date", "datetime", "ngày giờ để xếp bài, giờ Việt Nam"),
    Field(
        "date_basis",
        "string",
        "căn cứ của ngày: stamp (ghi trên trang), event (ngày sự việc), text (ước lượng)",
    ),
    Field("date_edtf", "string", "ngày ước lượng viết theo EDTF, chỉ khi date_basis là text"),
    Field("event_date", "string", "ngày hoặc khoảng ngày diễn ra sự việc, theo EDTF"),
    Field("localities", "array", "địa phương của bài, đơn vị chính đứng đầu"),
    Field("locality_codes", "array", "mã của các địa phương ấy trong dia-phuong.csv, rỗng khi chưa rõ"),
    Field("terms", "array", "nhiệm kỳ của tổ chức mà bài nói về"),
    Field("other_terms", "array", "nhiệm kỳ khác được nhắc tới"),
    Field("topics", "array", "chủ đề, theo chu-de.csv"),
    Field("authors", "array", "tác giả"),
    Field("source", "string", "nguồn ghi trong bài"),
    Field("summary", "string", "tóm tắt"),
    Field("raw_file", "string", "tệp tin thô"),
    Field("raw_sha256", "string", "mã kiểm SHA-256 của tin thô"),
    Field("raw_url", "string", "địa chỉ gốc của tin thô, khi biết"),
    Field("raw_captured", "string", "thời điểm lưu tin thô, khi biết"),
    Field("updated", "datetime", "lần đính chính gần nhất, khi có"),
    Field("corrections", "array", "các lần đính chính: ngày rồi lý do"),
    Field("review", "array", "các mục do máy suy ra, chưa được xác nhận"),
    Field("text", "string", "toàn văn, mỗi đoạn một dòng"),
)
# What a table of a facet says of a report: all but its text, which stands in the file of its month.
CARD = tuple(field for field in REPORT if field.name != "text")
