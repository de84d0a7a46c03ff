"""Relationships that say in words what joins them."""
import sqlalchemy as sa
from alembic import op
from sqlalchemy.ext.declarative import declarative_base
from sqlalchemy.orm import relationship, sessionmaker, subqueryload

Base = declarative_base()


class Annotation(Base):
    __tablename__ = "annotation"
    id = sa.Column(sa.Integer, primary_key=True)
    target = sa.Column(sa.UnicodeText)
    document_id = sa.Column(sa.Integer)
    document_through_uri = relationship(
        "Document",
        secondary="document_uri",
        primaryjoin="Annotation.target == DocumentURI.uri",
        secondaryjoin="DocumentURI.document_id == Document.id",
        viewonly=True,
        uselist=False,
    )


class DocumentURI(Base):
    __tablename__ = "document_uri"
    id = sa.Column(sa.Integer, primary_key=True)
    uri = sa.Column(sa.UnicodeText)
    document_id = sa.Column(sa.Integer, sa.ForeignKey("document.id"))


class DocumentMeta(Base):
    __tablename__ = "document_meta"
    id = sa.Column(sa.Integer, primary_key=True)
    type = sa.Column(sa.UnicodeText)
    value = sa.Column(sa.UnicodeText)
    document_id = sa.Column(sa.Integer, sa.ForeignKey("document.id"))


class Document(Base):
    __tablename__ = "document"
    id = sa.Column(sa.Integer, primary_key=True)
    uris = relationship("DocumentURI", backref="document", order_by="DocumentURI.id")
    titles = relationship(
        "DocumentMeta",
        primaryjoin="and_(Document.id == DocumentMeta.document_id, DocumentMeta.type == 'title')",
        order_by="DocumentMeta.id.asc()",
        viewonly=True,
    )


def upgrade():
    bind = op.get_bind()
    Base.metadata.create_all(bind)
    session = sessionmaker()(bind=bind)
    document = Document(uris=[DocumentURI(uri="http://a"), DocumentURI(uri="http://b")])
    session.add(document)
    session.flush()
    session.add_all([DocumentMeta(document_id=document.id, type=kind, value=kind + "!") for kind in ("title", "other", "title")])
    session.add(Annotation(target="http://b"))
    session.commit()
    for each in session.query(Document).options(subqueryload(Document.uris)):
        print([uri.uri for uri in each.uris], [meta.value for meta in each.titles])
    for annotation in session.query(Annotation):
        annotation.document_id = annotation.document_through_uri.id
        print(annotation.document_id)
    print(session.query(DocumentURI).first().document is document)
    session.commit()
