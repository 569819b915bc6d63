//! What people call the kinds of files, and what to do with those that cannot be read.

use crate::Lang;

/// A kind of file in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Words {
    /// What it is called; in English with its article.
    pub(super) name: &'static str,
    /// What to do where it cannot be read; empty where only another format helps.
    pub(super) remedy: &'static str,
}

/// A kind by its short name, as [`crate::Problem`] has it.
pub(super) fn words(kind: &str, lang: Lang) -> Words {
    let row = NAMES.iter().find(|(known, ..)| *known == kind);
    let (_, zh, en) = row.unwrap_or(&("", ["这种文件", ""], ["a file of another kind", ""]));
    let [name, remedy] = lang.pick(*zh, *en);
    Words { name, remedy }
}

type Row = (&'static str, [&'static str; 2], [&'static str; 2]);

/// Kinds that are told without reading documents.
#[cfg(not(feature = "understand"))]
const NAMES: &[Row] = &[PDF, PACKAGE, OLE];

const PDF: Row = ("PDF", [" PDF 文件", ""], ["a PDF file", ""]);
const PACKAGE: Row = (
    "PACKAGE",
    ["工作簿（.xlsx、.ods）、Word 文档（.docx）或压缩包（.zip）", ""],
    ["a workbook (.xlsx, .ods), a Word document (.docx) or an archive (.zip)", ""],
);
const OLE: Row = (
    "OLE",
    [
        "旧版 Office 文件（.xls、.doc、.ppt）",
        "请在 Excel、Word 或 WPS 里打开，另存为 .xlsx、.docx 或 PDF，再打开。",
    ],
    [
        "an old Office file (.xls, .doc, .ppt)",
        "Open it in Excel, Word or WPS, save it as .xlsx, .docx or PDF and open that.",
    ],
);

#[cfg(feature = "understand")]
const NAMES: &[Row] = &[
    PDF,
    PACKAGE,
    OLE,
    ("XLSX", ["Excel 工作簿（.xlsx）", ""], ["an Excel workbook (.xlsx)", ""]),
    ("XLS", ["旧版 Excel 工作簿（.xls）", ""], ["an old Excel workbook (.xls)", ""]),
    ("ODS", ["OpenDocument 表格（.ods）", ""], ["an OpenDocument spreadsheet (.ods)", ""]),
    ("DOCX", ["Word 文档（.docx）", ""], ["a Word document (.docx)", ""]),
    ("HTML", ["网页", ""], ["a web page", ""]),
    ("CSV", ["CSV 文件", ""], ["a CSV file", ""]),
    (
        "DOC",
        ["旧版 Word 文档（.doc）", "请在 Word 或 WPS 里打开，另存为 .docx，再打开。"],
        ["an old Word document (.doc)", "Open it in Word or WPS, save it as .docx and open that."],
    ),
    (
        "RTF",
        ["RTF 文档（.rtf）", "请在 Word 或 WPS 里打开，另存为 .docx，再打开。"],
        ["an RTF document (.rtf)", "Open it in Word or WPS, save it as .docx and open that."],
    ),
    (
        "ODT",
        ["OpenDocument 文档（.odt）", "请在 LibreOffice、Word 或 WPS 里打开，另存为 .docx，再打开。"],
        [
            "an OpenDocument text (.odt)",
            "Open it in LibreOffice, Word or WPS, save it as .docx and open that.",
        ],
    ),
    (
        "XLSB",
        ["二进制的 Excel 工作簿（.xlsb）", "请在 Excel 或 WPS 里打开，另存为 .xlsx，再打开。"],
        ["a binary Excel workbook (.xlsb)", "Open it in Excel or WPS, save it as .xlsx and open that."],
    ),
    (
        "PPTX",
        ["演示文稿（.pptx）", "请打开公开各表所在的工作簿、文档或 PDF。"],
        ["a presentation (.pptx)", "Open the workbook, document or PDF that has the tables."],
    ),
    (
        "OFD",
        ["OFD 版式文件（.ofd）", "请在 OFD 阅读器里打开，另存或打印为 PDF，再打开。"],
        ["an OFD document (.ofd)", "Open it in a viewer for OFD, save or print it as PDF and open that."],
    ),
    (
        "ARCHIVE",
        ["压缩包（.zip、.rar 等）", "请先解压，再打开里面的文件。"],
        ["an archive (.zip, .rar and the like)", "Unpack it and open the file that is in it."],
    ),
    (
        "PICTURE",
        ["图片，没有可读的文字", "请向发布单位索取可复制文字的版本，或先做文字识别（OCR）。"],
        [
            "a picture without text",
            "Ask the publisher for a version whose text can be copied, or run text recognition (OCR) first.",
        ],
    ),
    (
        "MHTML",
        ["单个文件的网页（.mht）", "请在浏览器里打开，另存为“网页，仅 HTML”，再打开。"],
        [
            "a web page in one file (.mht)",
            "Open it in a browser, save it as “web page, HTML only” and open that.",
        ],
    ),
    (
        "XML",
        ["XML 文件", "如果是 Excel 或 Word 存的，请在其中打开，另存为 .xlsx 或 .docx，再打开。"],
        ["an XML file", "If Excel or Word saved it, open it there, save it as .xlsx or .docx and open that."],
    ),
];
